import type { Fix, RuleMeta } from './rule';

/** What a fix says of itself; what it is not proved to be, it is not called. */
export interface FixClaim {
  readonly safety: Fix['safety'];
  /** Whether its rule means it to narrow. */
  readonly narrows: boolean;
  /** Whether it answers a finding about what is granted, where people expect a fix to grant less. */
  readonly isAboutAccess: boolean;
}

export function claimOf({ safety, narrows }: Pick<Fix, 'safety' | 'narrows'>, { category }: RuleMeta): FixClaim {
  return { safety, narrows: narrows === true, isAboutAccess: category === 'security-warning' };
}

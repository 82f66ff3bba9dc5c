import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { World } from './certificate';
import { type InclusionOptions, includes } from './includes';
import type { Refuted } from './inclusion';

/** How what the newer policy allows relates to what the older one allows. */
export interface Comparison {
  readonly verdict: 'equivalent' | 'narrower' | 'broader' | 'incomparable' | 'unknown';
  /** `known-actions` where actions that AWS may add one day could change the verdict. */
  readonly world: World;
  /** A request that only the newer policy allows. */
  readonly newlyAllows: Refuted | undefined;
  /** A request that only the older policy allows. */
  readonly noLongerAllows: Refuted | undefined;
  /** Why the verdict is `unknown`: a clause that goes on after "because". */
  readonly reason: string | undefined;
}

/** Compares two policies of the same type, each taken alone. A verdict other than `unknown` is proved, or shown by a request. */
export function compare(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
): Comparison {
  const forward = includes(newer, older, reference, options);
  const backward = includes(older, newer, reference, options);
  const worlds = [forward, backward].map((answer) => (answer.verdict === 'proved' ? answer.world : 'open'));
  const [unknown] = [forward, backward].filter((answer) => answer.verdict === 'unknown');
  return {
    verdict: verdictOf(forward.verdict, backward.verdict),
    world: worlds.includes('known-actions') ? 'known-actions' : 'open',
    newlyAllows: forward.verdict === 'refuted' ? forward : undefined,
    noLongerAllows: backward.verdict === 'refuted' ? backward : undefined,
    reason: unknown?.reason,
  };
}

type Verdict = ReturnType<typeof includes>['verdict'];

function verdictOf(forward: Verdict, backward: Verdict): Comparison['verdict'] {
  if (forward === 'unknown' || backward === 'unknown') {
    return 'unknown';
  }
  if (forward === 'proved') {
    return backward === 'proved' ? 'equivalent' : 'narrower';
  }
  return backward === 'proved' ? 'broader' : 'incomparable';
}

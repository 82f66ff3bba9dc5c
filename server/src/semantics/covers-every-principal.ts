import type { PrincipalElement } from '../policy/ast';
import type { StringValue } from '../policy/value';

/** The principal that stands for everyone: `*`, alone or as an AWS principal. `undefined` when there is none, or for NotPrincipal. */
export function everyPrincipal(principal: PrincipalElement): StringValue | undefined {
  if (principal.negated) {
    return undefined;
  }
  if (principal.everyone !== undefined) {
    return principal.everyone;
  }
  const accounts = principal.groups.filter(({ type }) => type.text === 'AWS').flatMap(({ principals }) => principals);
  return accounts.find(({ text }) => text === '*');
}

/**
 * Whether nobody is left out. `"AWS": "*"` counts: AWS calls the two forms equal for anonymous users, and AWS services act
 * as principals of accounts nearly everywhere.
 */
export function coversEveryPrincipal(principal: PrincipalElement): boolean {
  return everyPrincipal(principal) !== undefined;
}

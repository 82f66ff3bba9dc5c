import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Edit } from '../../text/edit';
import { knownStop, stopWith } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';

/**
 * Puts one role that may in the place of those who may not: `Principal` for `NotPrincipal`. `undefined` where the statement has none.
 *
 * That is no narrowing to be proved. `NotPrincipal` lets in all but some, so that a role which is none of them had the grant before; but
 * only the author knows whether the one to be written is among them, or a session of one of them, or of an account of theirs.
 */
export function namePrincipals({ writer }: PolicyDocument, statement: Statement, known: ValuesInUse): readonly Edit[] | undefined {
  const { effect, principal } = statement;
  const value = principal?.element.value;
  return effect !== 'Allow' || principal?.negated !== true || value === undefined
    ? undefined
    : [writer.replace(principal.element.key, 'Principal'), writer.replace(value, { AWS: roleArn(statement, known) })];
}

function roleArn({ principal }: Statement, known: ValuesInUse): string {
  const left = new Set(principal?.groups.flatMap(({ principals }) => principals.map(({ text }) => text)));
  const roles = known.ranked('arn').filter((arn) => /^arn:[^:]*:iam::\d{12}:role\/[^*?]+$/.test(arn) && !left.has(arn));
  const account = knownStop('Account', known, 'account');
  return roles.length > 0 ? stopWith('RoleArn', roles) : `arn:aws:iam::${account}:role/${stopWith('RoleName', [])}`;
}

import type { ConditionTest, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { isRestriction } from './condition-strength';

/** Keys that AWS publishes as single-valued and that its own policies and Access Analyzer take as multivalued. In lower case. */
const takenAsMultivalued = new Set([
  'codeconnections:provideraction',
  'codeconnections:providerpermissionsrequired',
  'codestar-connections:provideraction',
  'codestar-connections:providerpermissionsrequired',
]);

/** Whether the test lapses by mistake: `ForAllValues` on a key that has one value at most holds where the key is missing. */
export function isLapsing(reference: ServiceReference, { operator, key }: ConditionTest): boolean {
  if (operator?.setOperator !== 'ForAllValues' || operator.family === 'Null' || takenAsMultivalued.has(key.text.toLowerCase())) {
    return false;
  }
  return reference.conditionKey(key.text)?.multivalued === false || isSubject(key.text);
}

/** `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub`: a token has one subject, whoever issues it. */
function isSubject(key: string): boolean {
  return /^[^:]*\.[^:]*:sub$/.test(key);
}

/** Whether the statement has such a test that would restrict it, were it not for `ForAllValues`: a finding of its own tells that. */
export function hasLapsingTest(reference: ServiceReference, { condition }: Statement): boolean {
  return (
    condition?.tests.some(
      (test) =>
        isLapsing(reference, test) &&
        isRestriction({ ...test, operator: test.operator && { ...test.operator, ifExists: false, setOperator: undefined } }),
    ) === true
  );
}

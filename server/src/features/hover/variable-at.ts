import { readConditionOperator, takesVariables } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import { isKeyName, type PolicyVariable, policyVariablesIn } from '../../policy/policy-variable';
import { indexAt, type StringValue, spanWithin } from '../../policy/value';
import type { Span } from '../../text/span';

/**
 * The policy variable that the offset is in, where AWS replaces variables: in resources, and for operators that compare strings and ARNs.
 * `undefined` outside of one, and for other tools' templates.
 */
export function variableAt(
  cursor: PolicyCursor,
  string: StringValue,
  offset: number,
): { readonly variable: PolicyVariable; readonly span: Span } | undefined {
  const operator = cursor.at === 'condition-value' ? readConditionOperator(cursor.operator) : undefined;
  if (cursor.at !== 'resource' && (operator === undefined || !takesVariables(operator))) {
    return undefined;
  }
  const index = indexAt(string, offset);
  const variable = policyVariablesIn(string.text).find(({ start, end }) => start <= index && index < end);
  return variable === undefined || !variable.closed || !(isKeyName(variable.name) || /^[*?$]$/.test(variable.name))
    ? undefined
    : { variable, span: spanWithin(string, variable.start, variable.end) };
}

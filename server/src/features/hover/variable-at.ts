import type { PolicyCursor } from '../../policy/cursor';
import { isKeyName, type PolicyVariable, policyVariablesIn } from '../../policy/policy-variable';
import { indexAt, type StringValue, spanWithin } from '../../policy/value';
import type { Span } from '../../text/span';

/** The policy variable that the offset is in, where policies may have one; `undefined` outside of it, and for other tools' templates. */
export function variableAt(
  { at }: PolicyCursor,
  string: StringValue,
  offset: number,
): { readonly variable: PolicyVariable; readonly span: Span } | undefined {
  if (at !== 'resource' && at !== 'condition-value') {
    return undefined;
  }
  const index = indexAt(string, offset);
  const variable = policyVariablesIn(string.text).find(({ start, end }) => start <= index && index < end);
  return variable === undefined || !variable.closed || !(isKeyName(variable.name) || /^[*?$]$/.test(variable.name))
    ? undefined
    : { variable, span: spanWithin(string, variable.start, variable.end) };
}

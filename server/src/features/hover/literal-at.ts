import type { PolicyDocument } from '../../policy/ast';
import { scalarText } from '../../policy/scalar-text';
import { type Span, touches } from '../../text/span';
import type { ConditionValue } from '../explain/explain-value';

/** The condition value at the offset that is written without quotes, as `true` and `300` may be; `undefined` where there is none. */
export function literalAt(document: PolicyDocument, offset: number): { readonly span: Span; readonly value: ConditionValue } | undefined {
  const statement = document.statements.find(({ span }) => touches(span, offset));
  for (const { operatorKey, key, values } of statement?.condition?.tests ?? []) {
    const value = values.find((each) => each.kind === 'literal' && touches(each.span, offset));
    const text = value && scalarText(value);
    if (value !== undefined && text !== undefined) {
      return { span: value.span, value: { text, operator: operatorKey.text, key: key.text, among: values.length } };
    }
  }
  return undefined;
}

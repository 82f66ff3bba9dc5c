import { conditionOperators } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import { type Choice, type Choices, inOrder } from './choice';

/** The operators in most policies, the most frequent first; the others follow in AWS's order. */
const frequent = ['StringEquals', 'StringLike', 'ArnLike', 'Bool', 'StringNotEquals', 'IpAddress', 'Null', 'ArnEquals', 'StringNotLike'];

const base = [...new Set([...frequent, ...conditionOperators.map(({ name }) => name)])];
const withoutNull = base.filter((name) => name !== 'Null');
const all: readonly string[] = [
  ...base,
  ...withoutNull.map((name) => `ForAnyValue:${name}`),
  ...withoutNull.map((name) => `ForAllValues:${name}`),
  ...withoutNull.map((name) => `${name}IfExists`),
];

/** The operators that the condition does not have yet, plain ones first. */
export function completeConditionOperators({ slot }: Extract<PolicyCursor, { at: 'condition-operator' }>): Choices {
  const present = new Set((slot.object?.members ?? []).filter((member) => member !== slot.member).map(({ key }) => key.text.toLowerCase()));
  return inOrder(
    all
      .filter((name) => !present.has(name.toLowerCase()))
      .map((label): Choice => ({ label, kind: 'operator', value: 'object', continues: true })),
  );
}

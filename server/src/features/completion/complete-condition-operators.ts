import { conditionOperators, readConditionOperator } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import type { ConditionKey, ServiceReference } from '../../reference/types';
import { type Choice, type Choices, inOrder } from './choice';
import { operatorFitsKey } from './operator-fits-key';
import { usualBeside } from './usual-beside';

/** The operators in most policies, the most frequent first; the others follow in AWS's order. */
const frequent = ['StringEquals', 'StringLike', 'ArnLike', 'Bool', 'StringNotEquals', 'IpAddress', 'Null', 'ArnEquals', 'StringNotLike'];

const base = [...new Set([...frequent, ...conditionOperators.map(({ name }) => name)])];
const withoutNull = base.filter((name) => name !== 'Null');
const inSets = ['ForAnyValue', 'ForAllValues'].flatMap((set) => withoutNull.map((name) => `${set}:${name}`));
const all: readonly string[] = [
  ...base,
  ...inSets,
  ...withoutNull.map((name) => `${name}IfExists`),
  // For a missing key ForAnyValue is false all the same.
  ...inSets.filter((name) => name.startsWith('ForAllValues')).map((name) => `${name}IfExists`),
];

/**
 * The operators that the condition does not have yet, those first that AWS's own policies have most often beside such actions; where
 * keys are there already, those that compare all of them.
 */
export function completeConditionOperators(
  { slot, statement }: Extract<PolicyCursor, { at: 'condition-operator' }>,
  reference: ServiceReference,
): Choices {
  const present = new Set((slot.object?.members ?? []).filter((member) => member !== slot.member).map(({ key }) => key.text.toLowerCase()));
  const compared =
    slot.member?.value?.kind === 'object' ? slot.member.value.members.map(({ key }) => reference.conditionKey(key.text)) : [];
  const keys = compared.filter((key): key is ConditionKey => key !== undefined);
  const usual = usualBeside(statement, reference);
  const names = keys.map(({ name }) => name);
  const scores = new Map(all.map((name) => [name, isVariant(name) ? 0 : usual.operator(name, names)]));
  const fitting = all
    .filter((name) => !present.has(name.toLowerCase()) && fitsAll(name, keys))
    .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  return inOrder(fitting.map((label): Choice => ({ label, kind: 'operator', value: 'object', continues: true })));
}

/** `IfExists` comes after all that are without, however usual. */
function isVariant(name: string): boolean {
  return name.endsWith('IfExists');
}

function fitsAll(name: string, keys: readonly ConditionKey[]): boolean {
  const operator = keys.length === 0 ? undefined : readConditionOperator(name);
  return keys.every((key) => operatorFitsKey(operator, key));
}

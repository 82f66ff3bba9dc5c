import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Member, ObjectValue } from '../../policy/value';
import { carry, type Plain } from '../../policy/writer';
import type { Edit } from '../../text/edit';

/**
 * Adds a test to a statement's condition, next to those that are there. All tests of a condition must hold, so an Allow with one more
 * allows no more. `undefined` where the operator has the key already: another value there would be an alternative, and so broaden.
 */
export function addCondition(
  { writer }: PolicyDocument,
  statement: Statement,
  operator: string,
  key: string,
  value: Plain,
): Edit | undefined {
  const element = statement.condition?.element;
  if (element === undefined) {
    return writer.insertMember(statement.root, 'Condition', { [operator]: { [key]: value } });
  }
  if (element.value?.kind !== 'object') {
    return undefined;
  }
  const tests = sameNamed(element.value, operator);
  if (tests === undefined) {
    return writer.insertMember(element.value, operator, { [key]: value });
  }
  return tests.value?.kind !== 'object' || sameNamed(tests.value, key) !== undefined
    ? undefined
    : writer.insertMember(tests.value, key, value);
}

/** The condition that `addCondition` would make, for a statement that takes over a part of this one. */
export function withTest(statement: Statement, operator: string, key: string, value: Plain): Plain | undefined {
  const element = statement.condition?.element;
  if (element === undefined) {
    return { [operator]: { [key]: value } };
  }
  if (element.value?.kind !== 'object') {
    return undefined;
  }
  const tests = sameNamed(element.value, operator);
  if (tests !== undefined && (tests.value?.kind !== 'object' || sameNamed(tests.value, key) !== undefined)) {
    return undefined;
  }
  const added: [string, Plain][] = tests === undefined ? [[operator, { [key]: value }]] : [];
  const carried = element.value.members.flatMap((member): [string, Plain][] => {
    const { key: name, value: old } = member;
    const withAdded = member === tests && old?.kind === 'object';
    return old === undefined ? [] : [[name.text, withAdded ? Object.fromEntries([...carryMembers(old), [key, value]]) : carry(old)]];
  });
  return Object.fromEntries([...carried, ...added]);
}

function carryMembers({ members }: ObjectValue): readonly [string, Plain][] {
  return members.flatMap(({ key, value }): [string, Plain][] => (value === undefined ? [] : [[key.text, carry(value)]]));
}

/** IAM compares operators and keys without case. */
function sameNamed(object: ObjectValue, name: string): Member | undefined {
  return object.members.findLast((member) => member.key.text.toLowerCase() === name.toLowerCase());
}

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

/** A test to be added: operator, key, value. */
export type NewTest = readonly [operator: string, key: string, value: Plain];

/** Adds several tests as `addCondition` adds one; `undefined` where one of them cannot be added, or is there twice. */
export function addConditions(document: PolicyDocument, statement: Statement, tests: readonly NewTest[]): readonly Edit[] | undefined {
  const { writer } = document;
  const element = statement.condition?.element;
  const grouped = groupByOperator(tests);
  if (element === undefined) {
    return [writer.insertMember(statement.root, 'Condition', Object.fromEntries(grouped))];
  }
  const condition = element.value;
  if (condition?.kind !== 'object' || (condition.members.length === 0 && grouped.size > 1)) {
    return undefined;
  }
  const [intoBlocks, intoCondition]: [(Edit | undefined)[], Edit[]] = [[], []];
  for (const [operator, added] of grouped) {
    const block = sameNamed(condition, operator);
    if (block === undefined) {
      intoCondition.push(writer.insertMember(condition, operator, added));
      continue;
    }
    const entries = Object.entries(added);
    const isEmpty = block.value?.kind === 'object' && block.value.members.length === 0;
    const isPossible = !isEmpty || entries.length === 1;
    intoBlocks.push(...entries.map(([key, value]) => (isPossible ? addCondition(document, statement, operator, key, value) : undefined)));
  }
  // In YAML both may be at the end of the same line: what belongs to the last block comes first.
  const edits = [...intoBlocks, ...intoCondition];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function groupByOperator(tests: readonly NewTest[]): ReadonlyMap<string, Readonly<Record<string, Plain>>> {
  const grouped = new Map<string, Record<string, Plain>>();
  for (const [operator, key, value] of tests) {
    grouped.set(operator, { ...grouped.get(operator), [key]: value });
  }
  return grouped;
}

/** The condition that `addCondition` would make, for a statement that takes over a part of this one. */
export function withTest(statement: Statement, operator: string, key: string, value: Plain): Plain | undefined {
  return withTests(statement, [[operator, key, value]]);
}

/** The condition that `addConditions` would make, for a statement that takes over a part of this one. */
export function withTests(statement: Statement, tests: readonly NewTest[]): Plain | undefined {
  const grouped = groupByOperator(tests);
  const element = statement.condition?.element;
  if (element === undefined) {
    return Object.fromEntries(grouped);
  }
  const condition = element.value;
  if (condition?.kind !== 'object' || [...grouped].some(([operator, added]) => !hasRoomFor(condition, operator, Object.keys(added)))) {
    return undefined;
  }
  const taken = new Map([...grouped].map(([operator, added]) => [sameNamed(condition, operator), added]));
  const carried = condition.members.flatMap((member): [string, Plain][] => {
    const { key: name, value: old } = member;
    const added = taken.get(member);
    const merged =
      added !== undefined && old?.kind === 'object' ? Object.fromEntries([...carryMembers(old), ...Object.entries(added)]) : undefined;
    return old === undefined ? [] : [[name.text, merged ?? carry(old)]];
  });
  const fresh = [...grouped].filter(([operator]) => sameNamed(condition, operator) === undefined);
  return Object.fromEntries([...carried, ...fresh]);
}

function hasRoomFor(condition: ObjectValue, operator: string, keys: readonly string[]): boolean {
  const block = sameNamed(condition, operator);
  const value = block?.value;
  return block === undefined || (value?.kind === 'object' && keys.every((key) => sameNamed(value, key) === undefined));
}

function carryMembers({ members }: ObjectValue): readonly [string, Plain][] {
  return members.flatMap(({ key, value }): [string, Plain][] => (value === undefined ? [] : [[key.text, carry(value)]]));
}

/** IAM compares operators and keys without case. */
function sameNamed(object: ObjectValue, name: string): Member | undefined {
  return object.members.findLast((member) => member.key.text.toLowerCase() === name.toLowerCase());
}

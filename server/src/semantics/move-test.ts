import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import type { ConditionOperator } from '../policy/condition-operator';
import type { Member, ObjectValue, StringValue } from '../policy/value';
import { carry, type Plain } from '../policy/writer';
import type { Edit } from '../text/edit';

/** What a test of a condition becomes; what is left out stays as it is. */
export interface TestChange {
  readonly operator?: string;
  readonly key?: string;
  readonly value?: Plain;
}

/**
 * Rewrites one test of a condition, leaving the other keys under its operator alone: in place where that is enough, else under the new
 * operator, next to the keys it may have. `undefined` where the new operator has the key already, and where the condition is unfinished.
 */
export function moveTest(
  document: PolicyDocument,
  statement: Statement,
  test: ConditionTest,
  { operator = test.operatorKey.text, key = test.key.text, value }: TestChange,
): readonly Edit[] | undefined {
  const { writer } = document;
  const place = placeOf(statement, test);
  const old = test.member.value;
  if (place === undefined || old === undefined) {
    return undefined;
  }
  const { condition, entry, block } = place;
  const target = operator === entry.key.text ? entry : sameNamed(condition, operator, entry);
  const inPlace = target === entry || (target === undefined && block.members.length === 1);
  const goal = inPlace ? block : target?.value;
  if (target !== undefined && target.value === undefined) {
    return undefined;
  }
  if (goal !== undefined && (goal.kind !== 'object' || sameNamed(goal, key, test.member) !== undefined)) {
    return undefined;
  }
  if (inPlace) {
    return [
      ...renamed(document, entry.key, operator),
      ...renamed(document, test.key, key),
      ...(value === undefined ? [] : [writer.replace(old, value)]),
    ];
  }
  const removed = block.members.length === 1 ? writer.removeMembers(condition, [entry]) : writer.removeMembers(block, [test.member]);
  const plain = value ?? carry(old);
  return goal === undefined
    ? [writer.insertMember(condition, operator, { [key]: plain }, entry), ...removed]
    : [writer.insertMember(goal, key, plain), ...removed];
}

/** Gives the operator another name, with all the keys under it. `undefined` where they cannot be told from those of the other name. */
export function renameOperator(
  document: PolicyDocument,
  statement: Statement,
  test: ConditionTest,
  operator: string,
): readonly Edit[] | undefined {
  const place = placeOf(statement, test);
  if (place === undefined) {
    return undefined;
  }
  return place.block.members.length > 1 && sameNamed(place.condition, operator, place.entry) === undefined
    ? renamed(document, test.operatorKey, operator)
    : place.block.members.length > 1
      ? undefined
      : moveTest(document, statement, test, { operator });
}

/** Takes one test out of a condition, with its operator or the whole condition where nothing else is left of it. */
export function removeTest({ writer }: PolicyDocument, statement: Statement, test: ConditionTest): readonly Edit[] | undefined {
  const place = placeOf(statement, test);
  const element = statement.condition?.element;
  if (place === undefined || element === undefined) {
    return undefined;
  }
  const { condition, entry, block } = place;
  if (block.members.length > 1) {
    return writer.removeMembers(block, [test.member]);
  }
  return condition.members.length > 1 ? writer.removeMembers(condition, [entry]) : writer.removeMembers(statement.root, [element.member]);
}

/** The operator as it is written in a policy, with its set operator and `IfExists`. */
export function operatorText({ name, setOperator, ifExists }: Pick<ConditionOperator, 'name' | 'setOperator' | 'ifExists'>): string {
  return `${setOperator === undefined ? '' : `${setOperator}:`}${name}${ifExists ? 'IfExists' : ''}`;
}

interface Place {
  readonly condition: ObjectValue;
  readonly entry: Member;
  readonly block: ObjectValue;
}

function placeOf(statement: Statement, test: ConditionTest): Place | undefined {
  const condition = statement.condition?.element.value;
  if (condition?.kind !== 'object') {
    return undefined;
  }
  const entry = condition.members.find(({ key }) => key === test.operatorKey);
  return entry?.value?.kind === 'object' ? { condition, entry, block: entry.value } : undefined;
}

/** IAM compares operators and keys without case. */
function sameNamed({ members }: ObjectValue, name: string, but: Member): Member | undefined {
  return members.find((member) => member !== but && member.key.text.toLowerCase() === name.toLowerCase());
}

function renamed({ writer }: PolicyDocument, key: StringValue, text: string): readonly Edit[] {
  return key.text === text ? [] : [writer.replace(key, text)];
}

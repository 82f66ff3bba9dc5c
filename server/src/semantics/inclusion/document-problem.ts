import type { PolicyDocument, Statement } from '../../policy/ast';
import { isDocumentElement, isStatementElement } from '../../policy/elements';
import { isEmptyPlace, itemsOf, type Value } from '../../policy/value';

/**
 * Why nothing can be decided about a document: what IAM would reject or read in a way that is not documented. `undefined` when
 * there is no such thing. Parts that are only unknown until deployment are no problem: they are compared as text.
 */
export function documentProblem(document: PolicyDocument): string | undefined {
  if (document.root.span.end - document.root.span.start > longest) {
    return 'it is many times longer than any policy that AWS stores';
  }
  const repeated = repeatedKey(document.root);
  if (repeated !== undefined) {
    return `\`${repeated}\` occurs twice in one object`;
  }
  const stranger = document.elements.find(({ name }) => !isDocumentElement(name));
  if (stranger !== undefined) {
    return `\`${stranger.key.text}\` is no element of a policy`;
  }
  const version = document.version?.value;
  if (document.version !== undefined && !(version?.kind === 'string' && /^20(12-10|08-10)-17$/.test(version.text))) {
    return 'the Version is not one that IAM knows';
  }
  if (document.statement === undefined || itemsOf(document.statement.value).some(({ kind }) => kind !== 'object')) {
    return 'the statements are not all known';
  }
  for (const statement of document.statements) {
    const problem = statementProblem(statement);
    if (problem !== undefined) {
      return `statement ${statement.index + 1}: ${problem}`;
    }
  }
  return undefined;
}

/** UTF-16 units of its text. The longest policy that AWS has published comes to little more than half of it where it is indented. */
const longest = 400_000;

function statementProblem(statement: Statement): string | undefined {
  const { elements, effect, action, resource, principal, condition } = statement;
  const stranger = elements.find(({ name }) => !isStatementElement(name));
  if (stranger !== undefined) {
    return `\`${stranger.key.text}\` is no element of a statement`;
  }
  if (effect === undefined) {
    return 'its Effect is neither `Allow` nor `Deny`';
  }
  if (action === undefined) {
    return 'it has no Action';
  }
  const both = ['Action', 'Resource', 'Principal'].find((name) =>
    ['', 'Not'].every((not) => elements.some((element) => element.name === not + name)),
  );
  if (both !== undefined) {
    return `it has both \`${both}\` and \`Not${both}\``;
  }
  if (action.known && action.patterns.some(({ name }) => name === undefined)) {
    return 'an action of it has no service prefix';
  }
  if (![action, resource].every((element) => element === undefined || isListOfStrings(element.element.value))) {
    return 'its Action or Resource is not a list of strings';
  }
  if (principal !== undefined && principal.everyone === undefined && !isObject(principal.element.value)) {
    return 'its Principal is not an object';
  }
  if (condition !== undefined && !isCondition(condition.element.value)) {
    return 'its Condition is not an object of objects';
  }
  return undefined;
}

/** Strings, and what is known at deployment only; at least one. */
function isListOfStrings(value: Value | undefined): boolean {
  const items = itemsOf(value);
  return items.length > 0 && items.every(({ kind }) => kind === 'string' || kind === 'dynamic');
}

function isObject(value: Value | undefined): boolean {
  return value?.kind === 'object' || value?.kind === 'dynamic';
}

function isCondition(value: Value | undefined): boolean {
  return isObject(value) && (value?.kind !== 'object' || value.members.every((member) => isObject(member.value)));
}

/** The first key that occurs twice in one object, anywhere in the value. JSON does not say which of them counts. */
function repeatedKey(value: Value): string | undefined {
  if (value.kind === 'array') {
    return firstOf(value.items, repeatedKey);
  }
  if (value.kind !== 'object') {
    return undefined;
  }
  const seen = new Set<string>();
  for (const { key } of value.members) {
    if (seen.has(key.text)) {
      return key.text;
    }
    seen.add(key.text);
  }
  return firstOf(value.members, (member) =>
    member.value === undefined || isEmptyPlace(member.value) ? undefined : repeatedKey(member.value),
  );
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

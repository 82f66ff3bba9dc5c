import type { ActionElement, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { scalarText } from '../../policy/scalar-text';
import { itemsOf, type Value } from '../../policy/value';
import { carry } from '../../policy/writer';
import { statementMeaning } from '../../semantics/statement-meaning';
import type { Edit } from '../../text/edit';
import { type Refactoring, type RefactoringPlace, type RefactoringSource, statementsOf } from './refactoring';

/**
 * Makes one statement of several that differ in their actions only, or in their resources only.
 *
 * Why the meaning stays: with all else the same, a statement applies to a request that matches one of its actions and one of its
 * resources. Of statements with the same resources, the one with all their actions matches just what one of them did; with the same
 * actions likewise. NotAction and NotResource are left alone: of them the union would match less.
 */
export const mergeStatements: RefactoringSource = (place) => {
  const [anchor] = place.statements;
  if (anchor === undefined || repeatsElement(anchor)) {
    return [];
  }
  return [merge(place, anchor, 'action'), merge(place, anchor, 'resource')].filter((offered) => offered !== undefined);
};

type Part = 'action' | 'resource';

function merge(place: RefactoringPlace, anchor: Statement, part: Part): Refactoring | undefined {
  const { document, statements } = place;
  const meaning = meaningBut(part, anchor, anchor);
  if (meaning === undefined || !canGrow(anchor[part])) {
    return undefined;
  }
  const chosen = statements.length > 1 ? statements : statementsOf(document);
  const alike = chosen.filter(
    (other) =>
      mayBeAlike(part, other, anchor) && canGrow(other[part]) && !repeatsElement(other) && meaningBut(part, other, anchor) === meaning,
  );
  const edits = alike.length < 2 ? undefined : join(document, alike, part);
  const title = `Merge ${alike.length} statements that differ in their ${part === 'action' ? 'actions' : 'resources'} only`;
  return edits === undefined ? undefined : { title, kind: 'merge', edits };
}

/** What the statement says apart from its actions or resources. Those of `anchor` stand for the actions, as none would be an error. */
function meaningBut(part: Part, statement: Statement, anchor: Statement): string | undefined {
  return statementMeaning(part === 'action' ? { ...statement, action: anchor.action } : { ...statement, resource: undefined });
}

/** Found at once, so that most statements need not be compared further. */
function mayBeAlike(part: Part, a: Statement, b: Statement): boolean {
  const same = part === 'action' ? 'resource' : 'action';
  return (
    a.effect === b.effect &&
    a[same]?.patterns.length === b[same]?.patterns.length &&
    a[same]?.negated === b[same]?.negated &&
    a.condition?.tests.length === b.condition?.tests.length
  );
}

function canGrow(element: ActionElement | ResourceElement | undefined): boolean {
  return element?.negated === false && itemsOf(element.element.value).every(({ kind }) => kind !== 'array' && kind !== 'object');
}

/** All into the first, which keeps its place and Sid. `undefined` where a comment would be left without what it is about. */
function join(document: PolicyDocument, statements: readonly Statement[], part: Part): readonly Edit[] | undefined {
  const { writer, statement: element } = document;
  const list = element?.value;
  const [first, ...others] = statements;
  const value = first?.[part]?.element.value;
  if (list?.kind !== 'array' || first === undefined || value === undefined) {
    return undefined;
  }
  const indexes = others.map(({ root }) => list.items.indexOf(root));
  if (list.items.indexOf(first.root) < 0 || indexes.includes(-1) || indexes.some((index) => isCommented(document, list.items, index))) {
    return undefined;
  }
  const fresh = freshItems([value, ...others.flatMap((other) => other[part]?.element.value ?? [])], part === 'action');
  const added = value.kind === 'array' ? fresh.slice(value.items.length) : fresh.slice(1);
  const grown =
    value.kind === 'array'
      ? writer.insertItems(value, value.items.length, added.map(carry))
      : writer.replace(value, [carry(value), ...added.map(carry)]);
  return [...(added.length === 0 ? [] : [grown]), ...writer.removeItems(list, indexes)];
}

/** Whether a comment stands in the item, before it, or after it. */
function isCommented({ writer }: PolicyDocument, items: readonly Value[], index: number): boolean {
  const [before, item] = [items[index - 1], items[index]];
  if (item === undefined) {
    return false;
  }
  const { within, after } = writer.comments({ start: before?.span.end ?? item.span.start, end: item.span.end });
  return within.length > 0 || after !== undefined;
}

/** The entries of the values: all of the first, then of the others what is not there yet. */
function freshItems([first, ...others]: readonly Value[], ignoresCase: boolean): readonly Value[] {
  const textOf = (item: Value) => (ignoresCase ? scalarText(item)?.toLowerCase() : scalarText(item));
  const kept = [...itemsOf(first)];
  const seen = new Set(kept.map(textOf));
  for (const item of others.flatMap(itemsOf)) {
    const text = textOf(item);
    if (text === undefined || !seen.has(text)) {
      seen.add(text);
      kept.push(item);
    }
  }
  return kept;
}

function repeatsElement({ elements }: Statement): boolean {
  return new Set(elements.map(({ name }) => name)).size < elements.length;
}

import type { PolicyDocument, Statement } from '../../policy/ast';
import { scalarText } from '../../policy/scalar-text';
import type { Value } from '../../policy/value';
import { carry } from '../../policy/writer';
import { canApply, type Edit } from '../../text/edit';
import { meets } from '../../text/span';
import { keepsText } from './keeps-text';
import { listsOf, type UnorderedList } from './lists-of';
import { type Refactoring, type RefactoringSource, statementAt, statementsOf } from './refactoring';

/** Sorts the list at the cursor, all lists of the statement, or all of the policy, and removes what is in a list twice. */
export const sortAt: RefactoringSource = (place) => {
  const { document, range } = place;
  const statement = statementAt(place);
  const lists = statement === undefined ? [] : sortedLists(document, statement);
  const here = lists.filter(({ list }) => meets(list.span, range));
  const everywhere = statementsOf(document).map((each) => (each === statement ? lists : sortedLists(document, each)));
  const changed = everywhere.filter((each) => each.length > 0);
  return [
    ...(here.length === 1 ? [sorting('this list', here)] : []),
    ...(lists.length > (here.length === 1 ? 1 : 0) ? [sorting('the lists of this statement', lists)] : []),
    ...(changed.length > 1 ? [sorting('all lists of this policy', changed.flat())] : []),
  ];
};

/** The edits that sort every list of the policies, where nothing is lost by it. */
export function sortAll(policies: readonly PolicyDocument[]): readonly Edit[] {
  const lists = policies.flatMap((document) => statementsOf(document).flatMap((statement) => sortedLists(document, statement)));
  // In text that does not parse, an alias may bring one list into several places unseen.
  const byPlace = new Map(lists.map((sorted) => [sorted.list.span.start, sorted]));
  const edits = [...byPlace.values()].flatMap((sorted) => sorted.edits);
  return canApply(edits) ? edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) : [];
}

/** A list that is not in order, or has an entry twice. */
interface SortedList extends UnorderedList {
  readonly edits: readonly Edit[];
  readonly repeated: number;
}

function sorting(what: string, lists: readonly SortedList[]): Refactoring {
  const repeated = lists.reduce((sum, list) => sum + list.repeated, 0);
  const too = repeated === 0 ? '' : ` and remove ${repeated === 1 ? '1 duplicate' : `${repeated} duplicates`}`;
  return { title: `Sort ${what}${too}`, kind: 'sort', edits: lists.flatMap(({ edits }) => edits) };
}

function sortedLists(document: PolicyDocument, statement: Statement): readonly SortedList[] {
  return listsOf(statement).flatMap((each) => sortList(document, each));
}

/**
 * Puts the entries into each other's places, so that the list stays set out as it is. A list with comments is left alone: they may
 * stand for an order that the author means.
 */
function sortList(document: PolicyDocument, unordered: UnorderedList): readonly SortedList[] {
  const { list, ignoresCase } = unordered;
  const { writer } = document;
  const entries = list.items.map((item, index) => ({ item, index, text: scalarText(item) }));
  const seen = new Set<string>();
  const repeated = entries.filter(({ text }) => isRepeated(text === undefined || !ignoresCase ? text : text.toLowerCase(), seen));
  const gone = new Set(repeated.map(({ index }) => index));
  const kept = entries.filter(({ index }) => !gone.has(index));
  const sorted = [...kept].sort((a, b) => compareTexts(a.text, b.text) || a.index - b.index);
  const moved = kept.flatMap(({ item, index }, place) => {
    const other = sorted[place];
    return other === undefined || other.index === index ? [] : [exchange(document, item, other.item)];
  });
  if (moved.length === 0 && gone.size === 0) {
    return [];
  }
  const comments = writer.comments(list.span);
  const edits = [...moved, ...writer.removeItems(list, [...gone])];
  const isSafe = comments.within.length === 0 && comments.after === undefined && keepsText(document, edits);
  return isSafe ? [{ ...unordered, edits, repeated: gone.size }] : [];
}

function isRepeated(text: string | undefined, seen: Set<string>): boolean {
  if (text === undefined || seen.has(text)) {
    return text !== undefined;
  }
  seen.add(text);
  return false;
}

/** By letters without case; what is not known before deployment comes last, in its old order. */
function compareTexts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? 0 : x < y ? -1 : 1;
}

function exchange({ writer }: PolicyDocument, item: Value, other: Value): Edit {
  return writer.replace(item, carry(other));
}

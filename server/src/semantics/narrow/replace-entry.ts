import type { ActionPattern } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../../policy/ast';
import { carry } from '../../policy/writer';
import type { Edit } from '../../text/edit';

/** Puts the entries in the place of one of an Action element, those that are there anyway left out; `undefined` when nothing would be left. */
export function replaceEntry(
  { writer }: PolicyDocument,
  { element, patterns }: ActionElement,
  old: ActionPattern,
  entries: readonly string[],
): readonly Edit[] | undefined {
  const { value } = element;
  const others = new Set(patterns.filter((pattern) => pattern !== old).map(({ source }) => source.text.toLowerCase()));
  const [first, ...rest] = entries.filter((entry) => !others.has(entry.toLowerCase()));
  if (value?.kind !== 'array') {
    return first === undefined ? undefined : [writer.replace(old.source, rest.length === 0 ? first : [first, ...rest])];
  }
  const index = value.items.indexOf(old.source);
  if (index < 0) {
    return undefined;
  }
  if (first === undefined) {
    return value.items.length < 2 ? undefined : writer.removeItems(value, [index]);
  }
  const replaced = writer.replace(old.source, first);
  if (rest.length === 0) {
    return [replaced];
  }
  const inserted = writer.insertItems(value, index + 1, rest);
  return isLongLine(inserted.newText)
    ? [writer.replace(value, [...value.items.slice(0, index).map(carry), first, ...rest, ...value.items.slice(index + 1).map(carry)])]
    : [replaced, inserted];
}

/** Where a list that stands on one line would grow too long, it is set out anew. */
function isLongLine(inserted: string): boolean {
  return !inserted.includes('\n') && inserted.length > 100;
}

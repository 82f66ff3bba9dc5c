import type { Slot } from '../../policy/cursor';
import type { StringValue } from '../../policy/value';
import type { PolicyWriter } from '../../policy/writer';
import type { Edit } from '../../text/edit';
import type { CompletionItem } from './completion-item';

type Written = Required<Pick<CompletionItem, 'insertText' | 'place'>>;

/**
 * Several entries in the place of one string: a string of its own becomes a list. What the cursor is in is replaced, the rest is changed
 * beside it, as editors take no more for the text that is typed. `undefined` where that cannot be written.
 */
export function severalEntries(texts: readonly string[], slot: Slot, writer: PolicyWriter): Written | undefined {
  const { string, list } = slot;
  const [first = '', ...rest] = texts;
  if (string === undefined) {
    return undefined;
  }
  if (list === undefined) {
    return asList(string, texts, writer);
  }
  const isQuoted = string.content.start > string.span.start;
  const main = isQuoted
    ? { span: string.content, newText: writer.escape(first, string) }
    : { span: string.span, newText: writer.compose({ value: first }, string.span.start, list) };
  return rest.length === 0 ? written(main, []) : joined(main, writer.insertItems(list, list.items.indexOf(string) + 1, rest));
}

/** Edits that touch become one. */
function joined(main: Edit, other: Edit): Written | undefined {
  if (other.span.start < main.span.end) {
    return undefined;
  }
  return other.span.start > main.span.end
    ? written(main, [other])
    : written({ span: { start: main.span.start, end: other.span.end }, newText: main.newText + other.newText }, []);
}

function asList(string: StringValue, texts: readonly string[], writer: PolicyWriter): Written | undefined {
  const { span, newText } = writer.replace(string, texts);
  if (string.content.start === string.span.start) {
    return written({ span, newText }, []);
  }
  // The quotes that are there stay around the first entry.
  const first = writer.escape(texts[0] ?? '', string);
  const at = newText.indexOf(first);
  const head = newText.slice(0, at).replace(/["']$/, '');
  const tail = newText.slice(at + first.length).replace(/^["']/, '');
  const around: readonly Edit[] = [
    { span: { start: span.start, end: string.span.start }, newText: head },
    { span: { start: string.span.end, end: span.end }, newText: tail },
  ];
  return at < 0 ? undefined : written({ span: string.content, newText: first }, around);
}

function written({ span, newText }: Edit, edits: readonly Edit[]): Written {
  return { insertText: newText, place: { span, edits } };
}

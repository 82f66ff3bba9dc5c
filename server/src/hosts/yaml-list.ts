import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { lineEnd } from './yaml-tokens';

/** The entries of a list or object in block style. */
export interface BlockList {
  readonly text: string;
  /** In source order, those that are written here. */
  readonly entries: readonly Span[];
  readonly column: number;
  readonly lineBreak: string;
}

/** Puts entries, each printed for that column, after the entry `before`, or at the head where it is `undefined`. */
export function insertLines({ text, entries, column, lineBreak }: BlockList, before: Span | undefined, printed: readonly string[]): Edit {
  const line = lineBreak + ' '.repeat(column);
  const body = printed.join(line);
  const [first] = entries;
  if (before !== undefined) {
    const at = lineEnd(text, before.end);
    return { span: { start: at, end: at }, newText: line + body };
  }
  const at = first?.start ?? 0;
  return { span: { start: at, end: at }, newText: body + line };
}

/** Takes some entries, not all, out with their lines. Comments on lines of their own stay. */
export function removeLines(list: BlockList, gone: ReadonlySet<number>): readonly Edit[] {
  const { text, entries } = list;
  const edits: Edit[] = [];
  for (let first = 0; first < entries.length; first++) {
    if (!gone.has(first)) {
      continue;
    }
    let last = first;
    while (gone.has(last + 1)) {
      last++;
    }
    const [from, to, next] = [entries[first], entries[last], entries[last + 1]];
    if (from !== undefined && to !== undefined) {
      edits.push({ span: runSpan(text, from.start, to.end, next?.start), newText: '' });
    }
    first = last;
  }
  return edits;
}

/** The lines of a run of entries; where the first shares its line with a dash before it, the next entry takes its place. */
function runSpan(text: string, from: number, to: number, next: number | undefined): Span {
  const end = lineEnd(text, to);
  const start = text.lastIndexOf('\n', from - 1) + 1;
  if (text.slice(start, from).trim() === '') {
    return text.charAt(end) === '' && start > 0 ? { start: lineEnd(text, start - 1), end } : { start, end: lineBreakEnd(text, end) };
  }
  if (next !== undefined && next >= end && text.slice(end, next).trim() === '') {
    return { start: from, end: next };
  }
  return { start: from - (text.slice(start, from).length - text.slice(start, from).trimEnd().length), end };
}

function lineBreakEnd(text: string, end: number): number {
  return text.charAt(end) === '\r' ? end + 2 : text.charAt(end) === '\n' ? end + 1 : end;
}

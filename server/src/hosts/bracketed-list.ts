import type { Edit } from '../text/edit';
import type { Span } from '../text/span';

/** Entries between brackets, separated by commas: JSON's objects and arrays, YAML's flow style. */
export interface BracketedList {
  readonly text: string;
  /** With the brackets. */
  readonly span: Span;
  readonly entries: readonly Span[];
  /** What introduces a comment that ends with its line. */
  readonly lineComment: '//' | '#';
}

/** How new entries are set. */
export interface ListLayout {
  /** Line break and indentation before each entry, where each has a line of its own; else what stands between comma and entry. */
  readonly separator: string;
  /** What stands before the closing bracket. */
  readonly closing: string;
  /** Line break and indentation included, what an entry of an empty list begins with. */
  readonly opening: string;
}

/** Whether the entries have lines of their own; `undefined` for a list without entries. */
export function isMultiLine({ text, span, entries }: BracketedList): boolean | undefined {
  let position = span.start;
  for (const entry of entries) {
    if (text.slice(position, entry.start).includes('\n')) {
      return true;
    }
    position = entry.end;
  }
  return entries.length === 0 ? undefined : false;
}

/** The white space before the first entry that begins its line; `undefined` where none does. */
export function indentationOf({ text, entries }: BracketedList): string | undefined {
  const entry = entries.find(({ start }) => beginsLine(text, start));
  return entry && text.slice(lineStart(text, entry.start), entry.start);
}

/** Where commas are missing around the entry at `span`, there already or still to be written: after the one before it, and after it. */
export function missingCommas(list: BracketedList, span: Span): { readonly before: number | undefined; readonly after: boolean } {
  const { text, entries } = list;
  const previous = entries.findLast((entry) => entry.end <= span.start && entry.start < span.start);
  const next = entries.find((entry) => entry.start >= span.end && entry.end > span.end);
  const end = previous && entryEnd(text, previous);
  const comma = end === undefined ? undefined : commaAfter(list, end);
  return {
    before: end !== undefined && (comma === undefined || comma >= span.start) ? end : undefined,
    after: next !== undefined && commaAfter(list, span.end) === undefined,
  };
}

/** Puts the entries `printed` before the entry `index`; that number of entries appends. A comment stays with the entry before it. */
export function insertEntries(list: BracketedList, index: number, printed: readonly string[], layout: ListLayout): Edit {
  const { text, span, entries } = list;
  const body = printed.join(`,${layout.separator}`);
  const [first] = entries;
  if (first === undefined) {
    return fillEmpty(list, body, layout);
  }
  const before = entries[Math.min(index, entries.length) - 1];
  if (before === undefined) {
    return { span: { start: first.start, end: first.start }, newText: `${body},${layout.separator}` };
  }
  const end = entryEnd(text, before);
  const comma = commaAfter(list, end);
  const multiLine = layout.separator.includes('\n');
  if (comma !== undefined && comma < span.end) {
    const at = multiLine ? trailingComment(list, comma + 1) : comma + 1;
    return { span: { start: at, end: at }, newText: `${layout.separator}${body},` };
  }
  const at = multiLine ? trailingComment(list, end) : end;
  return { span: { start: end, end: at }, newText: `,${text.slice(end, at)}${layout.separator}${body}` };
}

function fillEmpty(list: BracketedList, body: string, layout: ListLayout): Edit {
  const inner = innerOf(list);
  const start = endOfContent(list.text, inner.end, inner.start);
  if (start > inner.start && !layout.opening.includes('\n')) {
    // Only comments: what stood after one on its line would be part of it.
    return { span: { start: inner.start, end: inner.start }, newText: layout.opening + body + layout.closing };
  }
  return { span: { start, end: inner.end }, newText: layout.opening + body + layout.closing };
}

/** What is between the brackets, the closing one of which may be missing. */
function innerOf({ text, span, entries }: BracketedList): Span {
  const start = span.start + 1;
  const last = entries.at(-1)?.end ?? start;
  const closed = span.end > last && text.charAt(span.end - 1) === (text.charAt(span.start) === '{' ? '}' : ']');
  return { start: Math.min(start, span.end), end: closed ? span.end - 1 : span.end };
}

/** Takes entries out with their commas, their lines if they fill them, and the comments that follow them on their lines. */
export function removeEntries(list: BracketedList, indexes: readonly number[]): readonly Edit[] {
  const { text, span, entries } = list;
  const gone = new Set(indexes.filter((index) => index >= 0 && index < entries.length));
  if (gone.size === entries.length) {
    return removeAll(list);
  }
  const edits: Edit[] = [];
  for (let first = 0; first < entries.length; first++) {
    if (!gone.has(first)) {
      continue;
    }
    let last = first;
    while (gone.has(last + 1)) {
      last++;
    }
    edits.push(...removeRun(list, first, last));
    first = last;
  }
  return edits.filter((edit) => edit.span.end <= span.end && edit.span.start < text.length);
}

function removeAll(list: BracketedList): readonly Edit[] {
  const { text, entries } = list;
  const inner = innerOf(list);
  const cuts = entries.map((entry) => {
    const comma = commaAfter(list, entryEnd(text, entry));
    return { start: entry.start, end: comma === undefined ? entryEnd(text, entry) : comma + 1 };
  });
  let rest = '';
  let position = inner.start;
  for (const cut of cuts) {
    rest += text.slice(position, cut.start);
    position = cut.end;
  }
  rest += text.slice(position, inner.end);
  return isBlank(rest) && entries.length > 0 ? [{ span: inner, newText: '' }] : cuts.map((cut) => ({ span: cut, newText: '' }));
}

function removeRun(list: BracketedList, first: number, last: number): readonly Edit[] {
  const { text, entries } = list;
  const from = entries[first];
  const to = entries[last];
  if (from === undefined || to === undefined) {
    return [];
  }
  const end = entryEnd(text, to);
  const comma = commaAfter(list, end);
  const afterComma = comma === undefined ? end : comma + 1;
  const after = trailingComment(list, afterComma);
  const next = entries[last + 1];
  const before = entries[first - 1];
  if (next !== undefined) {
    return [cut(text, rangeBeforeNext(text, from.start, after, next.start))];
  }
  const start = beginsLine(text, from.start) ? lineBreakBefore(text, from.start) : endOfContent(text, from.start);
  const commaBefore = before && commaAfter(list, entryEnd(text, before));
  if (commaBefore === undefined || comma !== undefined) {
    return [cut(text, { start, end: after })];
  }
  return start <= commaBefore + 1
    ? [cut(text, { start: commaBefore, end: after })]
    : [cut(text, { start: commaBefore, end: commaBefore + 1 }), cut(text, { start, end: after })];
}

function rangeBeforeNext(text: string, from: number, after: number, next: number): Span {
  const lineBreak = /^[ \t]*\r?\n/.exec(text.slice(after, after + 200))?.[0];
  if (lineBreak === undefined) {
    return { start: from, end: next };
  }
  return beginsLine(text, from)
    ? { start: lineStart(text, from), end: after + lineBreak.length }
    : { start: endOfContent(text, from), end: after };
}

function cut(text: string, span: Span): Edit {
  return { span: { start: Math.min(span.start, text.length), end: Math.max(span.start, span.end) }, newText: '' };
}

/** Without the spaces that belong to a member whose value is missing. */
function entryEnd(text: string, entry: Span): number {
  return endOfContent(text, entry.end, entry.start);
}

function endOfContent(text: string, offset: number, least = 0): number {
  let end = offset;
  while (end > least && isSpace(text.charAt(end - 1))) {
    end--;
  }
  return end;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineBreakBefore(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return start === 0 ? 0 : text.charAt(start - 2) === '\r' ? start - 2 : start - 1;
}

function beginsLine(text: string, offset: number): boolean {
  const start = lineStart(text, offset);
  return start > 0 && isBlank(text.slice(start, offset));
}

/** Where the comma is that follows, spaces and comments apart. */
function commaAfter({ text, lineComment }: BracketedList, offset: number): number | undefined {
  let position = offset;
  for (;;) {
    while (isSpace(text.charAt(position))) {
      position++;
    }
    const end = commentEnd(text, position, lineComment);
    if (end === undefined) {
      return text.charAt(position) === ',' ? position : undefined;
    }
    position = end;
  }
}

/** The end of the comment that follows on the same line, if nothing but it does; else the offset itself. */
function trailingComment({ text, lineComment }: BracketedList, offset: number): number {
  let position = offset;
  while (/[ \t]/.test(text.charAt(position))) {
    position++;
  }
  const end = commentEnd(text, position, lineComment);
  if (end === undefined || text.slice(position, end).includes('\n')) {
    return offset;
  }
  return /^[ \t]*(\r?\n|$)/.test(text.slice(end, end + 200)) ? end : offset;
}

function commentEnd(text: string, offset: number, lineComment: '//' | '#'): number | undefined {
  if (text.startsWith(lineComment, offset)) {
    const end = text.slice(offset).search(/\r?\n|$/);
    return offset + end;
  }
  if (lineComment === '//' && text.startsWith('/*', offset)) {
    const end = text.indexOf('*/', offset + 2);
    return end < 0 ? text.length : end + 2;
  }
  return undefined;
}

/** White space of JSON and YAML; a byte order mark within a text is none. */
function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

import type { Span } from '../../server/src/text/span';

/** A text of a fixture without its marks. */
export interface MarkedText {
  readonly text: string;
  /** Where `$0` stood. */
  readonly cursor: number | undefined;
}

/** What is said of a span, as it stands after the carets: `error: …`. */
export interface Annotation {
  readonly at: Span;
  readonly text: string;
}

const cursorMark = '$0';
const caretLine = /^[ \t]*\^+( .*)?$/;

/** Takes the carets and the cursor out of the lines of a fence. */
export function readMarked(lines: readonly string[]): MarkedText {
  const marked = lines.filter((line) => !caretLine.test(line)).join('\n');
  const cursor = marked.indexOf(cursorMark);
  return cursor < 0
    ? { text: marked, cursor: undefined }
    : { text: marked.slice(0, cursor) + marked.slice(cursor + cursorMark.length), cursor };
}

/** The lines of a text with the cursor, or with each annotation under the line where its span begins. */
export function writeMarked({ text, cursor }: MarkedText, annotations: readonly Annotation[]): readonly string[] {
  if (cursor !== undefined) {
    return (text.slice(0, cursor) + cursorMark + text.slice(cursor)).split('\n');
  }
  const written: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    written.push(
      line,
      ...annotations.filter(({ at }) => at.start >= start && at.start <= end).map((each) => caretsUnder(line, start, each)),
    );
    start = end + 1;
  }
  return written;
}

/** A span that goes on after its line is marked to the line's end, an empty one with a single caret. Tabs stay tabs. */
function caretsUnder(line: string, lineStart: number, { at, text }: Annotation): string {
  const column = at.start - lineStart;
  const width = Math.max(1, Math.min(at.end - lineStart, line.length) - column);
  return `${line.slice(0, column).replace(/[^\t]/g, ' ')}${'^'.repeat(width)} ${text}`;
}

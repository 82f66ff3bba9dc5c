import type { DecodedText } from './json-string';
import { Decoded, leading, linesOf, type ScalarLine } from './yaml-lines';

/** What stands after `|` or `>`. */
export interface BlockHeader {
  readonly folded: boolean;
  /** Columns of indentation, where they are written out. */
  readonly indentation: number | undefined;
  readonly chomping: 'strip' | 'clip' | 'keep';
}

export function readBlockHeader(source: string): BlockHeader {
  const digit = /[1-9]/.exec(source)?.[0];
  return {
    folded: source.startsWith('>'),
    indentation: digit === undefined ? undefined : Number(digit),
    chomping: source.includes('-') ? 'strip' : source.includes('+') ? 'keep' : 'clip',
  };
}

/**
 * Decodes the lines of a block scalar; `indentation` is how many columns are not part of it, counted from its first line where
 * it is `undefined`. Source: YAML 1.2.2, 8.1 "Block Scalar Styles".
 */
export function decodeBlock(raw: string, start: number, header: BlockHeader, indentation: number | undefined): DecodedText {
  const all = linesOf(raw, start);
  const found = blockIndentation(all);
  const trimmed = Number.isFinite(found) ? (indentation ?? found) : found;
  const bodies = all.map(({ text, offset }) => ({ text: text.slice(trimmed), offset: offset + Math.min(trimmed, text.length) }));
  // What follows the last line break is a line only where the file ends without one.
  const lines = bodies.at(-1)?.text === '' ? bodies.slice(0, -1) : bodies;
  const filled = lines.findLastIndex((line) => line.text !== '') + 1;
  const decoded = new Decoded();
  let breaks: number[] = [];
  // Leading blank lines stay, as do breaks beside lines that are indented deeper.
  let prose = false;
  lines.slice(0, filled).forEach((line) => {
    const indented = /^[ \t]/.test(line.text);
    if (line.text !== '') {
      const folds = header.folded && prose && !indented;
      addBreaks(decoded, folds ? breaks : undefined, breaks);
      decoded.addAll(line.text, line.offset);
      breaks = [];
      prose = !indented;
    }
    breaks.push(line.offset + line.text.length);
  });
  const end = addLastBreaks(decoded, lines.slice(Math.max(0, filled - 1)), header, filled === 0);
  return decoded.end(Math.min(end ?? start, start + raw.length));
}

/** The line breaks between two lines of text; where they are folded, one is a space and of several the last is dropped. */
function addBreaks(decoded: Decoded, folded: readonly number[] | undefined, breaks: readonly number[]): void {
  const [first] = breaks;
  if (folded !== undefined && first !== undefined && breaks.length === 1) {
    decoded.add(' ', first);
    return;
  }
  for (const offset of folded === undefined ? breaks : breaks.slice(0, -1)) {
    decoded.add('\n', offset);
  }
}

/** The line breaks after the last line that is not blank; where the text ends. */
function addLastBreaks(decoded: Decoded, tail: readonly ScalarLine[], header: BlockHeader, empty: boolean): number | undefined {
  const kept = header.chomping === 'keep' ? tail : header.chomping === 'clip' && !empty ? tail.slice(0, 1) : [];
  for (const line of kept) {
    decoded.add('\n', line.offset + line.text.length);
  }
  const last = kept.at(-1) ?? (empty ? undefined : tail[0]);
  return last && last.offset + last.text.length + Math.min(1, kept.length);
}

/** Columns of white space before the first line that is not blank; all of them where every line is. */
function blockIndentation(lines: readonly ScalarLine[]): number {
  const first = lines.find(({ text }) => leading(text, ' ') < text.length);
  return first === undefined ? Number.POSITIVE_INFINITY : leading(first.text, ' ');
}

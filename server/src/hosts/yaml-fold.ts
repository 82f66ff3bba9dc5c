import type { DecodedText } from './json-string';
import { Decoded, leading, linesOf, trailing } from './yaml-lines';

/** What one character of a quoted string is, and how many characters it is written with. */
export interface ScalarCharacter {
  readonly text: string;
  readonly length: number;
}

/**
 * Decodes a plain or quoted scalar: line breaks become spaces, blank lines line breaks. `read` decodes what stands at a place;
 * `continues` tells of a line that its break is escaped.
 * Source: YAML 1.2.2, 7.3 "Flow Scalar Styles", 6.5 "Line Folding".
 */
export function decodeFolded(
  raw: string,
  start: number,
  read: (raw: string, position: number) => ScalarCharacter,
  continues: (line: string) => boolean,
): DecodedText {
  const decoded = new Decoded();
  const lines = linesOf(raw, start);
  const last = lines.length - 1;
  let breaks: number[] = [];
  let joined = false;
  lines.forEach((line, index) => {
    const joins = index < last && continues(line.text);
    const body = index < last && !joins ? line.text.slice(0, line.text.length - trailing(line.text, ' \t')) : line.text;
    const from = index > 0 ? leading(body, ' \t') : 0;
    if (from < body.length || index === 0 || index === last) {
      addBreaks(decoded, breaks, joined);
      addCharacters(decoded, joins ? body.slice(0, -1) : body, from, line.offset, read);
      breaks = [];
      joined = joins;
    }
    breaks.push(line.offset + line.text.length);
  });
  return decoded.end(start + raw.length);
}

function addCharacters(
  decoded: Decoded,
  body: string,
  from: number,
  offset: number,
  read: (raw: string, position: number) => ScalarCharacter,
): void {
  let position = from;
  while (position < body.length) {
    const { text, length } = read(body, position);
    decoded.add(text, offset + position);
    position += length;
  }
}

/** One line break is a space, or nothing where it is escaped; of several the last one is dropped. */
function addBreaks(decoded: Decoded, breaks: readonly number[], joined: boolean): void {
  const [first] = breaks;
  if (first === undefined) {
    return;
  }
  if (breaks.length === 1) {
    decoded.add(joined ? '' : ' ', first);
  }
  for (const offset of breaks.slice(0, -1)) {
    decoded.add('\n', offset);
  }
}

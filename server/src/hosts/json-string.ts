/** A string as it reads, with the offset of each of its characters and of its end. */
export interface DecodedText {
  readonly text: string;
  readonly offsets: readonly number[];
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Decodes what stands between the quotes of a JSON string; `start` is the offset of `raw` in its source.
 * A backslash that begins no escape of JSON stays as it is written.
 */
export function decodeJsonString(raw: string, start: number): DecodedText {
  let text = '';
  const offsets: number[] = [];
  let position = 0;
  while (position < raw.length) {
    const { character, length } = nextCharacter(raw, position);
    offsets.push(start + position);
    text += character;
    position += length;
  }
  offsets.push(start + raw.length);
  return { text, offsets };
}

function nextCharacter(raw: string, position: number): { readonly character: string; readonly length: number } {
  const character = raw.charAt(position);
  if (character !== '\\') {
    return { character, length: 1 };
  }
  const next = raw.charAt(position + 1);
  const simple = simpleEscapes.get(next);
  if (simple !== undefined) {
    return { character: simple, length: 2 };
  }
  const hex = raw.slice(position + 2, position + 6);
  return next === 'u' && /^[0-9a-fA-F]{4}$/.test(hex)
    ? { character: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 }
    : { character, length: 1 };
}

/** `text` as it is written between the quotes of a JSON string. Tab stops pass through. */
export function escapeJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

import type { DecodedText } from './json-string';

/** Collects a text and where each of its characters is written. */
export class Decoded {
  text = '';
  readonly offsets: number[] = [];

  /** A text that one place stands for. */
  add(text: string, offset: number): void {
    for (let index = 0; index < text.length; index++) {
      this.offsets.push(offset);
    }
    this.text += text;
  }

  /** A text that is written just as it reads. */
  addAll(text: string, offset: number): void {
    for (let index = 0; index < text.length; index++) {
      this.offsets.push(offset + index);
    }
    this.text += text;
  }

  end(offset: number): DecodedText {
    this.offsets.push(offset);
    return { text: this.text, offsets: this.offsets };
  }
}

/** A line of a scalar, without its line break. */
export interface ScalarLine {
  readonly text: string;
  readonly offset: number;
}

/** The lines of a text that begins at `start`. */
export function linesOf(raw: string, start: number): readonly ScalarLine[] {
  const lines: ScalarLine[] = [];
  let position = 0;
  for (const text of raw.split('\n')) {
    lines.push({ text: text.endsWith('\r') ? text.slice(0, -1) : text, offset: start + position });
    position += text.length + 1;
  }
  return lines;
}

/** How many characters at the end of the text are among `characters`. */
export function trailing(text: string, characters: string): number {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.length - end;
}

/** How many characters at the beginning of the text are among `characters`. */
export function leading(text: string, characters: string): number {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) {
    start++;
  }
  return start;
}

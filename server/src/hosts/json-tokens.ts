import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { StringValue, Value } from '../policy/value';
import type { Span } from '../text/span';
import { withMoustaches } from './intrinsic';
import { decodeJsonString } from './json-string';

/** jsonc-parser's `SyntaxKind`, which its types hide behind a const enum. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  firstTrivia: 12,
  lastTrivia: 15,
  endOfFile: 17,
} as const;

/** jsonc-parser's `ScanError`, of the same kind. */
const scanError = { unclosedComment: 1, unclosedString: 2 } as const;

/** The tokens of a JSON text, with strings that lack their closing quote and words that lack both. */
export class JsonTokens {
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #report: (offset: number, message: string) => void;
  readonly #moustaches: boolean;

  constructor(text: string, report: (offset: number, message: string) => void) {
    this.#text = text;
    this.#scanner = createScanner(text, false);
    this.#report = report;
    this.#moustaches = text.includes('{{');
  }

  /** Where the token begins that was read last. */
  get start(): number {
    return this.#scanner.getTokenOffset();
  }

  /** Where it ends. */
  get end(): number {
    return this.#scanner.getPosition();
  }

  /** The kind of the next token that is no comment. Spaces are skipped here because the scanner would collect them one by one. */
  advance(): number {
    for (;;) {
      let position = this.#scanner.getPosition();
      while (isSpace(this.#text.charCodeAt(position))) {
        position++;
      }
      this.#scanner.setPosition(position);
      const kind: number = this.#scanner.scan();
      if (Number(this.#scanner.getTokenError()) === scanError.unclosedComment) {
        this.#report(this.#scanner.getTokenOffset(), 'The comment is not closed.');
      }
      if (kind < token.firstTrivia || kind > token.lastTrivia) {
        return kind;
      }
    }
  }

  /** What begins at the token read last, which is no bracket, comma or colon. */
  stringOrWord(isKey: boolean): Value {
    return Number(this.#scanner.getToken()) === token.string ? this.#string(this.start, isKey) : this.#word(this.start, isKey);
  }

  #string(start: number, isKey: boolean): StringValue {
    const error = Number(this.#scanner.getTokenError());
    let end = this.#scanner.getPosition();
    let closed = error !== scanError.unclosedString;
    // The scanner takes a backslash and the line break after it for an escape; an unclosed string ends with its line.
    const lineBreak = error === 0 ? -1 : this.#text.slice(start, end).search(/[\r\n]/);
    if (lineBreak >= 0) {
      end = start + lineBreak;
      closed = false;
    }
    if (closed && error === 0 && isLetter(this.#text.charCodeAt(end))) {
      // `"s3:Get, "Resource": "*"`: the quote that seems to close it opens the next one.
      end = endBeforeNext(this.#text, start + 1, end - 1, isKey);
      closed = false;
      this.#scanner.setPosition(end);
    } else if (!closed) {
      end = endOfUnclosed(this.#text, start + 1, end);
      this.#scanner.setPosition(end);
    }
    if (!closed || error !== 0) {
      this.#report(start, closed ? 'The string holds what JSON does not allow in one.' : 'The string is not closed.');
    }
    const content = { start: start + 1, end: closed ? end - 1 : end };
    // What the scanner decoded is shorter than what is written where there are escapes.
    const value = this.#scanner.getTokenValue();
    const plain = error === 0 && closed && value.length === content.end - content.start;
    const raw = plain ? value : this.#text.slice(content.start, content.end);
    const decoded = plain || !raw.includes('\\') ? { text: raw, offsets: undefined } : decodeJsonString(raw, content.start);
    const string: StringValue = { kind: 'string', span: { start, end }, content, text: decoded.text, offsets: decoded.offsets };
    return this.#moustaches ? withMoustaches(string) : string;
  }

  /** A literal, or a word whose quotes are still missing; colons belong to it unless it is a key. */
  #word(start: number, isKey: boolean): Value {
    const filledIn = isKey ? undefined : endOfTemplate(this.#text, start);
    if (filledIn !== undefined) {
      this.#scanner.setPosition(filledIn);
      this.#report(start, 'A template fills this in; until then the text is not JSON.');
      return { kind: 'dynamic', span: { start, end: filledIn } };
    }
    let end = start + 1;
    while (end < this.#text.length && !endsWord(this.#text.charCodeAt(end), isKey)) {
      end++;
    }
    this.#scanner.setPosition(end);
    const text = this.#text.slice(start, end);
    const number = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
    const value = literals.has(text) ? literals.get(text) : number;
    if (value !== undefined && !isKey) {
      return { kind: 'literal', span: { start, end }, value, text };
    }
    this.#report(start, `\`${text.slice(0, 40)}\` needs quotes.`);
    return unquoted({ start, end }, text);
  }
}

/** Where `${…}` or `%{…}` of a template outside quotes ends; `undefined` where none begins, or it is too long to be one. */
function endOfTemplate(text: string, start: number): number | undefined {
  if (!text.startsWith('${', start) && !text.startsWith('%{', start)) {
    return undefined;
  }
  let depth = 0;
  for (let end = start + 1; end < Math.min(text.length, start + longestTemplate); end++) {
    const character = text[end];
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth === 0) {
      return end + 1;
    }
  }
  return undefined;
}

/** In characters. */
const longestTemplate = 2000;

/** An unclosed string ends with its line, or before the comma and the brackets that were there already: `{ "Eff }`. */
function endOfUnclosed(text: string, start: number, end: number): number {
  let tail = end;
  while (tail > start && /[\s\]},]/.test(text.charAt(tail - 1))) {
    tail--;
  }
  while (tail < end && /[\]}]/.test(text.charAt(tail))) {
    tail++;
  }
  return text.slice(tail, end).trim() === '' ? end : tail;
}

/** Where an unclosed string ends whose line goes on with the quote of another one. The colon after a key is not its own. */
function endBeforeNext(text: string, start: number, quote: number, isKey: boolean): number {
  let end = quote;
  while (end > start && /[\s\]},:{[]/.test(text.charAt(end - 1))) {
    end--;
  }
  while ((isKey ? ']}' : ']}:').includes(text.charAt(end))) {
    end++;
  }
  return end;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

const literals: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A word that ought to have quotes. */
export function unquoted(span: Span, text: string): StringValue {
  return { kind: 'string', span, content: span, text, offsets: undefined };
}

/** JSON's spaces, and those that come with pasted text: a no-break space and a byte order mark. */
function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 0xa0 || code === 0xfeff;
}

function endsWord(code: number, isKey: boolean): boolean {
  return isSpace(code) || '",[]{}'.includes(String.fromCharCode(code)) || (isKey && code === 58);
}

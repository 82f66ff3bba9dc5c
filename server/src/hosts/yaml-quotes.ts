import type { CST } from 'yaml';
import { isClosed } from './yaml-scalar';
import { lineEnd } from './yaml-tokens';

/** A string whose closing quote is missing, so that the text after its line was taken for its own. */
export interface UnclosedString {
  readonly lineEnd: number;
  readonly quote: string;
}

/** Gathers the strings whose closing quote is missing, or seems to be. */
export class QuoteCheck {
  readonly #text: string;
  readonly #unclosed: UnclosedString[] = [];
  readonly #suspects: UnclosedString[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the scalar has what quotes it needs. */
  passes(token: CST.FlowScalar): boolean {
    if (token.type !== 'single-quoted-scalar' && token.type !== 'double-quoted-scalar') {
      return true;
    }
    const end = lineEnd(this.#text, token.offset);
    const rest = token.source.slice(end - token.offset);
    const string = { lineEnd: end, quote: token.source.charAt(0) };
    const closed = isClosed(token);
    if (!closed && rest.trim() !== '') {
      this.#unclosed.push(string);
    } else if (closed && /\n[ \t-]*["']?[A-Za-z]+["']?:\s/.test(rest)) {
      this.#suspects.push(string);
    }
    return closed;
  }

  /** A quote is missing for certain where the text ends in its string; else only a problem later on shows it. */
  unclosed(hasProblem: boolean): readonly UnclosedString[] {
    return this.#unclosed.length > 0 || !hasProblem ? this.#unclosed : this.#suspects.slice(0, 1);
  }
}

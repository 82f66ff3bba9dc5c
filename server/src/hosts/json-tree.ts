import type { ArrayValue, Member, ObjectValue, StringValue, Value } from '../policy/value';
import type { SyntaxProblem } from './host';
import { resolveIntrinsic } from './intrinsic';
import { JsonTokens, token as kinds, unquoted } from './json-tokens';

/** A JSON text as far as it can be read. */
export interface JsonTree {
  /** More than one where the text goes on after its end, as JSON Lines do. */
  readonly roots: readonly Value[];
  readonly syntaxError: SyntaxProblem | undefined;
}

/** Beyond this nesting values are taken as dynamic: no policy is near it, and whoever walks the tree may recurse. */
const deepest = 200;

/**
 * Reads JSON that may hold comments, trailing commas and whatever is still being typed: missing values, colons, commas, quotes and
 * brackets. Never fails. CloudFormation's intrinsic functions are resolved as far as they can be.
 */
export function readJson(text: string): JsonTree {
  return new JsonReader(text).read();
}

interface ObjectFrame {
  readonly kind: 'object';
  readonly start: number;
  readonly members: Member[];
  /** Read, but its value is still to come. */
  key: StringValue | undefined;
  /** Whether a colon follows `key`. */
  colon: boolean;
  /** Whether the next entry may begin: after the opening bracket and after a comma. */
  separated: boolean;
}

interface ArrayFrame {
  readonly kind: 'array';
  readonly start: number;
  readonly items: Value[];
  separated: boolean;
}

/** One pass with a stack of the brackets that are open: the innermost takes each value as it ends. */
class JsonReader {
  readonly #text: string;
  readonly #tokens: JsonTokens;
  readonly #stack: (ObjectFrame | ArrayFrame)[] = [];
  readonly #roots: Value[] = [];
  #problem: SyntaxProblem | undefined;
  /** The token before this one, if it was a string that was taken as a value: a colon after it shows that it is a key. */
  #lastString: StringValue | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new JsonTokens(text, (offset, message) => this.#report(offset, message));
  }

  read(): JsonTree {
    for (let token = this.#tokens.advance(); token !== kinds.endOfFile; token = this.#tokens.advance()) {
      this.#take(token, this.#tokens.start);
    }
    if (this.#stack.length > 0) {
      this.#report(this.#text.length, `A \`${this.#stack.at(-1)?.kind === 'array' ? ']' : '}'}\` is missing at the end.`);
    }
    while (this.#stack.length > 0) {
      this.#close(this.#text.length, this.#text.length, true);
    }
    return { roots: this.#roots, syntaxError: this.#problem };
  }

  #take(token: number, start: number): void {
    const last = this.#lastString;
    this.#lastString = undefined;
    switch (token) {
      case kinds.openBrace:
      case kinds.openBracket:
        this.#open(token, start);
        break;
      case kinds.closeBrace:
        this.#closeNearest('object', start);
        break;
      case kinds.closeBracket:
        this.#closeNearest('array', start);
        break;
      case kinds.comma:
        this.#separate(start);
        break;
      case kinds.colon:
        this.#colon(start, last);
        break;
      default:
        this.#addString(this.#tokens.stringOrWord(this.#expectsKey(start)));
    }
  }

  /** After a key without its colon, the next line begins with another key. */
  #expectsKey(start: number): boolean {
    const frame = this.#stack.at(-1);
    if (frame?.kind !== 'object') {
      return false;
    }
    const { key, colon } = frame;
    return key === undefined || (!colon && this.#text.slice(key.span.end, start).includes('\n'));
  }

  #open(token: number, start: number): void {
    if (this.#stack.length >= deepest) {
      this.#addValue(this.#skip(start));
    } else if (token === kinds.openBrace) {
      this.#stack.push({ kind: 'object', start, members: [], key: undefined, colon: false, separated: true });
    } else {
      this.#stack.push({ kind: 'array', start, items: [], separated: true });
    }
  }

  #skip(start: number): Value {
    let depth = 1;
    for (let token = this.#tokens.advance(); token !== kinds.endOfFile; token = this.#tokens.advance()) {
      depth +=
        token === kinds.openBrace || token === kinds.openBracket ? 1 : token === kinds.closeBrace || token === kinds.closeBracket ? -1 : 0;
      if (depth === 0) {
        break;
      }
    }
    return { kind: 'dynamic', span: { start, end: this.#tokens.end } };
  }

  /** A closing bracket also closes what was left open within; one that closes nothing is passed over. */
  #closeNearest(kind: 'object' | 'array', start: number): void {
    const depth = this.#stack.findLastIndex((frame) => frame.kind === kind);
    if (depth < 0 || depth < this.#stack.length - 1) {
      this.#report(start, `\`${kind === 'object' ? '}' : ']'}\` closes nothing here.`);
    }
    while (depth >= 0 && this.#stack.length > depth) {
      const own = this.#stack.length - 1 === depth;
      this.#close(start, own ? start + 1 : start, !own);
    }
  }

  /** Ends the innermost bracket: `next` is where the token that ends it begins, `end` where its value does. */
  #close(next: number, end: number, openEnded: boolean): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind === 'object') {
      this.#finishMember(frame, next);
      this.#stack.pop();
      const span = { start: frame.start, end };
      const object: ObjectValue = openEnded
        ? { kind: 'object', span, members: frame.members, openEnded }
        : { kind: 'object', span, members: frame.members };
      this.#addValue(resolveIntrinsic(object));
    } else if (frame !== undefined) {
      this.#stack.pop();
      const span = { start: frame.start, end };
      const array: ArrayValue = { kind: 'array', span, items: frame.items };
      this.#addValue(openEnded ? { ...array, openEnded } : array);
    }
  }

  #separate(start: number): void {
    const frame = this.#stack.at(-1);
    if (frame?.kind === 'object') {
      this.#finishMember(frame, start);
    }
    if (frame === undefined || frame.separated) {
      this.#report(start, 'A value is missing before the comma.');
    }
    if (frame !== undefined) {
      frame.separated = true;
    }
  }

  #colon(start: number, last: StringValue | undefined): void {
    const parent = this.#stack.at(-2);
    let frame = this.#stack.at(-1);
    if (frame?.kind === 'array' && last !== undefined && parent?.kind === 'object') {
      // `"Action": ["s3:Get*", "Resource":` : the list was never closed.
      this.#report(last.span.start, 'A `]` is missing before this.');
      frame.items.pop();
      this.#close(last.span.start, last.span.start, true);
      frame = parent;
      frame.key = last;
    } else if (frame?.kind === 'object' && frame.key === undefined && last !== undefined) {
      // `"Action":` and on the next line `"Resource": "*"`: what was taken for the value is the next key.
      this.#report(last.span.start, 'A value is missing before this.');
      const member = frame.members.pop();
      if (member !== undefined) {
        frame.members.push({ key: member.key, value: undefined, span: { start: member.span.start, end: last.span.start } });
      }
      frame.key = last;
    }
    if (frame?.kind !== 'object' || frame.key === undefined || (frame.colon && last === undefined)) {
      this.#report(start, 'Nothing is named before the colon.');
    } else {
      frame.colon = true;
    }
  }

  /** A string or a word: a key, or a value like any other. */
  #addString(value: Value): void {
    const frame = this.#stack.at(-1);
    const key = value.kind === 'literal' ? unquoted(value.span, value.text) : value;
    if (frame?.kind !== 'object' || key.kind !== 'string') {
      this.#addValue(value);
      this.#lastString = value.kind === 'string' ? value : undefined;
      return;
    }
    if (!this.#expectsKey(value.span.start)) {
      this.#addValue(value);
      this.#lastString = key;
      return;
    }
    this.#finishMember(frame, key.span.start);
    if (!frame.separated) {
      this.#report(key.span.start, 'A comma is missing before this.');
    }
    frame.key = key;
    frame.colon = false;
    frame.separated = false;
  }

  #addValue(value: Value): void {
    const frame = this.#stack.at(-1);
    const { start, end } = value.span;
    if (frame === undefined) {
      if (this.#roots.length > 0) {
        this.#report(start, 'The document ended before this.');
      }
      this.#roots.push(value);
    } else if (frame.kind === 'array') {
      if (!frame.separated) {
        this.#report(start, 'A comma is missing before this.');
      }
      this.#addItem(frame, value);
      frame.separated = false;
    } else if (frame.key === undefined) {
      this.#report(start, 'A name is missing before this.');
    } else {
      if (!frame.colon) {
        this.#report(start, 'A colon is missing before this.');
      }
      frame.members.push({ key: frame.key, value, span: { start: frame.key.span.start, end } });
      frame.key = undefined;
      frame.separated = false;
    }
  }

  /** Two that touch were one text, in which another tool fills in what has quotes of its own: nobody knows it before. */
  #addItem({ items, separated }: ArrayFrame, value: Value): void {
    const last = items.at(-1);
    const isTorn = !separated && last?.span.end === value.span.start;
    if (isTorn) {
      items.splice(-1, 1, { kind: 'dynamic', span: last.span });
    }
    items.push(isTorn ? { kind: 'dynamic', span: value.span } : value);
  }

  /** Ends a member whose value never came; its span reaches to `next`, so that a cursor after the colon is in it. */
  #finishMember(frame: ObjectFrame, next: number): void {
    const { key } = frame;
    if (key !== undefined) {
      this.#report(next, frame.colon ? 'A value is missing here.' : 'A colon and a value are missing here.');
      frame.members.push({ key, value: undefined, span: { start: key.span.start, end: frame.colon ? next : key.span.end } });
      frame.key = undefined;
      frame.separated = false;
    }
  }

  #report(offset: number, message: string): void {
    this.#problem ??= { offset, message };
  }
}

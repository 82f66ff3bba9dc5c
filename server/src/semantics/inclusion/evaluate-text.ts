import type { Request } from './request';

type Context = Request['context'];

export interface TextOptions {
  readonly case: boolean;
  readonly wildcards: boolean;
  /** Where policy variables take their values from; without it `${` is text. */
  readonly context?: Context;
  /** For an ARN compared as one text: how its first five segments are read. */
  readonly head?: HeadOptions;
}

export interface HeadOptions {
  readonly case: boolean;
  /** Which wildcards cross colons: all, or only a `*` that ends its segment. */
  readonly crossing: 'always' | 'segment-ends';
}

/** Whether a policy's string matches a request's. A variable without a value makes it match nothing. */
export function matchesText(pattern: string, text: string, options: TextOptions): boolean {
  if (options.head === undefined && !/[*?$]/.test(pattern)) {
    return options.case ? pattern === text : lowerCase(pattern) === lowerCase(text);
  }
  const marks = marksOf(pattern, options);
  return marks !== undefined && matchesMarks(marks, Array.from(options.case ? text : lowerCase(text)));
}

/** The sign for kelvin stays as it is: nothing says that IAM takes it for a `k`. */
function lowerCase(text: string): string {
  return text.replace(/[^\u212a]+/g, (part) => part.toLowerCase());
}

/** A character of a pattern: one of the text, one in either case, or `any` for `*` and `one` for `?`. */
type Mark = string | { readonly either: string } | { readonly wildcard: 'any' | 'one'; readonly stays: boolean };

function marksOf(pattern: string, { context, wildcards, case: withCase, head }: TextOptions): readonly Mark[] | undefined {
  const spelt = (text: string): readonly string[] => Array.from(withCase ? text : lowerCase(text));
  const marks: Mark[] = [];
  let colons = 0;
  for (const match of pattern.matchAll(context === undefined ? /./gsu : /\$\{([^{}]*)\}|./gsu)) {
    const [piece, inner] = match;
    if (inner === undefined) {
      const inHead = head !== undefined && colons < 5;
      const isAny = piece === '*';
      if (wildcards && (isAny || piece === '?')) {
        const ends = /^(:|$)/.test(pattern.slice(match.index + 1, match.index + 2));
        marks.push({ wildcard: isAny ? 'any' : 'one', stays: inHead && head.crossing !== 'always' && !(isAny && ends) });
      } else {
        marks.push(...(inHead && !head.case ? [{ either: piece.toLowerCase() }] : spelt(piece)));
      }
      colons += piece === ':' ? 1 : 0;
      continue;
    }
    const value = /^[*?$]$/.test(inner) ? inner : variableValue(inner, context ?? {});
    if (value === undefined) {
      return undefined;
    }
    marks.push(...spelt(value));
  }
  return marks;
}

/** The value of a policy variable, or its default; `undefined` without either, and for a key of several values. */
export function variableValue(inner: string, context: Context): string | undefined {
  const [key = '', ...rest] = inner.split(',');
  const value = context[key.trim().toLowerCase()];
  return typeof value === 'string'
    ? value
    : rest.length === 0
      ? undefined
      : rest
          .join(',')
          .trim()
          .replace(/^'(.*)'$/s, '$1');
}

/** Keeps all places of the pattern that the text read so far can have come to, so that no pattern takes long. */
function matchesMarks(marks: readonly Mark[], text: readonly string[]): boolean {
  const runs = marks.findIndex((mark) => !isAny(mark));
  let places = [...Array((runs < 0 ? marks.length : runs) + 1).keys()];
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const mark = marks[place];
      if (mark !== undefined && takes(mark, character)) {
        next.add(isAny(mark) ? place : place + 1);
      }
    }
    for (const place of next) {
      if (isAny(marks[place] ?? '')) {
        next.add(place + 1);
      }
    }
    places = [...next];
  }
  return places.includes(marks.length);
}

function takes(mark: Mark, character: string): boolean {
  if (typeof mark === 'string') {
    return mark === character;
  }
  return 'either' in mark ? mark.either === character.toLowerCase() : !mark.stays || character !== ':';
}

function isAny(mark: Mark): boolean {
  return typeof mark === 'object' && 'wildcard' in mark && mark.wildcard === 'any';
}

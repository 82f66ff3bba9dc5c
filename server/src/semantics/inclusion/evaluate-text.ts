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
  const fixed = options.case && options.head === undefined ? pattern.search(/[*?$]/) : 0;
  if (!text.startsWith(pattern.slice(0, fixed))) {
    return false;
  }
  const marks = marksOf(pattern, options);
  return marks !== undefined && matchesMarks(marks, Array.from(options.case ? text : lowerCase(text)));
}

/** The sign for kelvin stays as it is: nothing says that IAM takes it for a `k`. */
function lowerCase(text: string): string {
  return text.includes('\u212a') ? text.replace(/[^\u212a]+/g, (part) => part.toLowerCase()) : text.toLowerCase();
}

/** A character of a pattern: one of the text, one in either case, or `any` for `*` and `one` for `?`. */
type Mark = string | { readonly either: string } | { readonly wildcard: 'any' | 'one'; readonly stays: boolean };

function marksOf(pattern: string, { context, wildcards, case: withCase, head }: TextOptions): readonly Mark[] | undefined {
  const spelt = (text: string): readonly string[] => Array.from(withCase ? text : lowerCase(text));
  const marks: Mark[] = [];
  let colons = 0;
  let at = 0;
  for (const [piece, inner] of piecesOf(pattern, context !== undefined)) {
    at += piece.length;
    if (inner === undefined) {
      const inHead = head !== undefined && colons < 5;
      const isAny = piece === '*';
      if (wildcards && (isAny || piece === '?')) {
        const ends = at === pattern.length || pattern[at] === ':';
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

/** Characters, and policy variables with what is in their braces. */
function piecesOf(pattern: string, variables: boolean): Iterable<readonly [piece: string, inner?: string | undefined]> {
  return variables && pattern.includes('${')
    ? Array.from(pattern.matchAll(/\$\{([^{}]*)\}|./gsu), ([piece, inner]) => [piece, inner] as const)
    : Array.from(pattern, (piece) => [piece] as const);
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

/** Keeps all places of the pattern that the text read so far can have come to, in ascending order, so that no pattern takes long. */
function matchesMarks(marks: readonly Mark[], text: readonly string[]): boolean {
  let places: number[] = [];
  enter(marks, 0, places);
  for (const character of text) {
    const next: number[] = [];
    for (const place of places) {
      const mark = marks[place];
      if (mark !== undefined && takes(mark, character)) {
        enter(marks, isAny(mark) ? place : place + 1, next);
      }
    }
    places = next;
    if (places.length === 0) {
      return false;
    }
  }
  return places.at(-1) === marks.length;
}

/** The place and, past any `*`, those after it; what is there already comes before it or is one of them. */
function enter(marks: readonly Mark[], place: number, places: number[]): void {
  for (let next = place; ; next++) {
    if (next > (places.at(-1) ?? -1)) {
      places.push(next);
    }
    if (!isAny(marks[next] ?? '')) {
      return;
    }
  }
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

export type PlainObject = Readonly<Record<string, unknown>>;

/** Text in which the wildcards stand apart from letters that only look like them, as a substituted `*` does. */
export type Parts = readonly ({ readonly literal: string } | { readonly pattern: string })[];

/** The value as an object; empty for everything else. */
export function objectOf(value: unknown): PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}

/** A list as IAM reads it: a scalar is a list of one, nothing is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

const known = new Map<string, RegExp>();

/** `*` any run of characters, `?` exactly one. */
export function patternRegExp(pattern: string): RegExp {
  let regExp = known.get(pattern);
  if (regExp === undefined) {
    regExp = new RegExp(`^${wildcards(pattern, '[^]')}$`);
    known.set(pattern, regExp);
  }
  return regExp;
}

export function partsRegExp(parts: Parts): RegExp {
  return new RegExp(`^${parts.map((part) => ('literal' in part ? asLetters(part.literal) : wildcards(part.pattern, '[^]'))).join('')}$`);
}

function wildcards(pattern: string, any: string): string {
  return asLetters(pattern).replaceAll('\\*', `${any}*`).replaceAll('\\?', any);
}

function asLetters(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** The text with its policy variables filled in; `undefined` when one has no value. Without `variables` (Version 2008) they are letters. */
export function substitute(
  text: string,
  context: Readonly<Record<string, string | readonly string[]>>,
  variables: boolean,
): Parts | undefined {
  if (!variables) {
    return [{ pattern: text }];
  }
  const parts: ({ literal: string } | { pattern: string })[] = [];
  let position = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const name = match[1] ?? '';
    const value = ['*', '?', '$'].includes(name) ? name : context[name.toLowerCase()];
    if (typeof value !== 'string') {
      return undefined;
    }
    parts.push({ pattern: text.slice(position, match.index) }, { literal: value });
    position = match.index + match[0].length;
  }
  return [...parts, { pattern: text.slice(position) }];
}

/**
 * Wildcards stay within the first five segments of an ARN, but for a `*` that ends the pattern, which stands for all that follows.
 * The resource `*` is matched only by patterns that match that one character.
 */
export function resourceMatches(parts: Parts, resource: string): boolean {
  const text = parts.map((part) => ('literal' in part ? '\u0001'.repeat(part.literal.length) : part.pattern)).join('');
  if (/^\*+$/.test(text) || resource === '*') {
    return partsRegExp(parts).test(resource);
  }
  const letters = [...parts.map((part) => ('literal' in part ? part.literal : part.pattern)).join('')];
  const pattern = [...text].map((mark, index) => (mark === '\u0001' ? { literal: letters[index] ?? '' } : { pattern: mark }));
  const own = split(pattern, (part) => 'pattern' in part && part.pattern === ':');
  const given = split([...resource], (letter) => letter === ':').map((letters) => letters.join(''));
  if (own.length < 6 && !text.endsWith('*')) {
    return false;
  }
  return given.length === 6 && given.every((segment, index) => own[index] === undefined || partsRegExp(own[index]).test(segment));
}

/** At the first five places, so that what comes after is one piece. */
function split<T>(items: readonly T[], isColon: (item: T) => boolean): readonly (readonly T[])[] {
  const pieces: T[][] = [[]];
  for (const item of items) {
    if (isColon(item) && pieces.length < 6) {
      pieces.push([]);
    } else {
      pieces.at(-1)?.push(item);
    }
  }
  return pieces;
}

/**
 * Globs as text, and their Brzozowski derivatives: what is left of a glob after one character. Wildcards and the like are
 * characters of the private use area, so that a glob's rest is again a string.
 */
export const run = '\ue000';
export const one = '\ue001';
export const segmentRun = '\ue002';
export const segmentOne = '\ue003';
/** Before a lower-case letter: that letter in either case. */
const either = '\ue004';
const firstSymbol = 0xe100;
const lastSymbol = 0xf8ff;

/** Whether the text has characters that are used here with a meaning of their own. */
export function isReserved(text: string): boolean {
  return /[\ue000-\uf8ff]/.test(text);
}

/** The character for the text that nobody knows yet, by its number; no text at all is like it but itself. */
export function symbolCharacter(index: number): string {
  return String.fromCharCode(Math.min(firstSymbol + index, lastSymbol));
}

export function isSymbolCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= firstSymbol && code <= lastSymbol;
}

/** An ASCII letter in either case; other characters as they are. */
export function anyCase(character: string): string {
  return /[a-z]/i.test(character) && character.length === 1 ? either + character.toLowerCase() : character;
}

/** A union of globs, as their rests. */
export type Rests = readonly string[];

/** What is left of the union after the character, which may be a symbol. */
export function derive(rests: Rests, character: string): Rests {
  return [...new Set(rests.flatMap((rest) => deriveOne(rest, character)))].sort();
}

function deriveOne(rest: string, character: string): Rests {
  if (rest === '') {
    return [];
  }
  const symbol = isSymbolCharacter(character);
  switch (rest[0]) {
    case run:
      return [rest, ...deriveOne(rest.slice(1), character)];
    case segmentRun:
      return [...(symbol || character === ':' ? [] : [rest]), ...deriveOne(rest.slice(1), character)];
    case one:
      return symbol ? [] : [rest.slice(1)];
    case segmentOne:
      return symbol || character === ':' ? [] : [rest.slice(1)];
    case either:
      return rest[1] === character.toLowerCase() && character.length === 1 ? [rest.slice(2)] : [];
    default:
      return rest.startsWith(character) ? [rest.slice(character.length)] : [];
  }
}

export function acceptsEmpty(rests: Rests): boolean {
  return rests.some((rest) => /^[\ue000\ue002]*$/.test(rest));
}

/** Characters that some rest tells from others, at its beginning or after runs. */
export function firstCharacters(rests: Rests): ReadonlySet<string> {
  const characters = new Set<string>();
  for (const rest of rests) {
    const body = rest.replace(/^[\ue000\ue002]+/, '');
    const segmented = rest[0] === segmentRun || rest[0] === segmentOne || rest.slice(0, rest.length - body.length).includes(segmentRun);
    if (segmented || body[0] === segmentOne) {
      characters.add(':');
    }
    if (body[0] === either && body[1] !== undefined) {
      characters.add(body[1]).add(body[1].toUpperCase());
    } else if (body !== '' && body[0] !== one && body[0] !== segmentOne) {
      characters.add(String.fromCodePoint(body.codePointAt(0) ?? 0));
    }
  }
  return characters;
}

/** A language on one string: it is, or is not, in the union. */
export interface Membership {
  readonly globs: Rests;
  readonly inside: boolean;
}

/** Words looked at before the check gives up, which counts as not checked. */
export const mostWords = 30_000;

/** Whether the word emitted so far, and `isWanted` for its memberships, shows that the language is not empty. */
type Wanted = (inside: readonly boolean[]) => boolean;

/**
 * Whether no string that `base` matches has wanted memberships in the unions; false when that was not found out. From union
 * `looseFrom` on, a symbol of the base may be any text.
 */
export function noneWanted(
  base: string,
  unions: readonly Rests[],
  isWanted: Wanted,
  budget: { words: number },
  looseFrom: number = unions.length,
): boolean {
  const seen = new Set<string>();
  let front: (readonly Rests[])[] = [[[base], ...unions]];
  while (front.length > 0) {
    const next: (readonly Rests[])[] = [];
    for (const state of front) {
      const [own = [], ...others] = state;
      if (--budget.words < 0 || (acceptsEmpty(own) && isWanted(others.map(acceptsEmpty)))) {
        return false;
      }
      for (const character of alphabet(state)) {
        const after = state.map((rests, index) =>
          index > looseFrom && isSymbolCharacter(character) ? suffixes(rests) : derive(rests, character),
        );
        const key = after.map((rests) => rests.join('\n')).join('\r');
        if ((after[0]?.length ?? 0) > 0 && !seen.has(key)) {
          seen.add(key);
          next.push(after);
        }
      }
    }
    front = next;
  }
  return true;
}

/** What is left after any text. */
function suffixes(rests: Rests): Rests {
  return [...new Set(rests.flatMap((rest) => Array.from({ length: rest.length + 1 }, (_, start) => rest.slice(start))))].sort();
}

function alphabet(state: readonly Rests[]): readonly string[] {
  const characters = new Set(state.flatMap((rests) => [...firstCharacters(rests)]));
  const own = firstCharacters(state[0] ?? []);
  // A symbol comes from the base alone.
  const usable = [...characters].filter((character) => !isSymbolCharacter(character) || own.has(character));
  let other = 0x4e00;
  while (characters.has(String.fromCharCode(other))) {
    other++;
  }
  return [...usable, String.fromCharCode(other)];
}

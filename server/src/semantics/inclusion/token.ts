/**
 * A step of a glob, as a number so that automata stay small and fast: a code point, a letter in either case, a wildcard, or a
 * symbol that stands for text nobody knows yet.
 */
export type Token = number;

/** Any run of characters, symbols included. */
export const star: Token = -1;
/** Exactly one character. */
export const anyOne: Token = -2;
/** Any run of characters without a colon: `*` within a segment of an ARN. */
export const segmentStar: Token = -3;
/** Exactly one character other than a colon. */
export const segmentOne: Token = -4;

export const colon: Token = 0x3a;

const eitherCase = 1 << 22;
const symbolBase = 1 << 24;
const codePoints = 0x1fffff;

export function isRun(token: Token): boolean {
  return token === star || token === segmentStar;
}

/** A letter that is compared without case; other characters stay as they are. */
export function withoutCase(codePoint: number): Token {
  const letter = (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a);
  return letter ? codePoint | 0x20 | eitherCase : codePoint;
}

/** The lower-case code point of a letter compared without case, or `undefined` for other tokens. */
export function letterOf(token: Token): number | undefined {
  return token >= eitherCase && token < symbolBase ? token & codePoints : undefined;
}

/**
 * The symbol of unknown text number `index`: a policy variable, or a part known at deployment only. `exact` tells whether it is
 * compared with case; text spelt in any case matches less readily than the very text.
 */
export function symbol(index: number, exact: boolean): Token {
  return symbolBase + index * 2 + (exact ? 0 : 1);
}

export function isSymbol(token: Token): boolean {
  return token >= symbolBase;
}

/** Whether the pattern's symbol takes in the word's: the same text, and in any case only where the pattern allows it. */
export function takesSymbol(pattern: Token, word: Token): boolean {
  return pattern === word || (isSymbol(pattern) && (pattern & 1) === 1 && pattern - 1 === word);
}

export function symbolIndex(token: Token): number {
  return (token - symbolBase) >> 1;
}

/** Whether a token of a pattern takes in an ordinary character. */
export function takesCharacter(token: Token, codePoint: number): boolean {
  if (token >= 0) {
    return token === codePoint || letterOf(token) === (codePoint >= 0x41 && codePoint <= 0x5a ? codePoint | 0x20 : codePoint);
  }
  return token === star || token === anyOne || codePoint !== colon;
}

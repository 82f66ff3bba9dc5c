import type { Token } from './token';

/** A pattern over strings. A list of globs stands for the union of what they match. */
export interface Glob {
  /** The same for two globs exactly when they are the same tokens. */
  readonly key: string;
  /** What it matches at least, whatever the unknown parts are. */
  readonly tokens: readonly Token[];
  /** What it matches at most; the same tokens unless unknown parts hide how many colons they hold. */
  readonly loose: readonly Token[];
}

export function globOf(tokens: readonly Token[], loose: readonly Token[] = tokens): Glob {
  const key = loose === tokens ? tokens.join(' ') : `${tokens.join(' ')}~${loose.join(' ')}`;
  return { key, tokens, loose };
}

/** Strings of exactly this text, as a glob. */
export function literalGlob(text: string): Glob {
  return globOf(codePointsOf(text));
}

export function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

import { hole } from '../../policy/value';

/** A piece of a policy string: a character, a wildcard, or text that is not known here. */
export type Piece =
  | { readonly kind: 'character'; readonly codePoint: number }
  | { readonly kind: 'run' | 'one' }
  /** A policy variable; `name` is the same for variables that always have the same value. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A part known at deployment only, the `index`th of its string. */
  | { readonly kind: 'hole'; readonly index: number };

export interface PieceOptions {
  readonly wildcards: boolean;
  /** Policy variables are read from Version 2012-10-17 on, and by string and ARN operators and Resource only. */
  readonly variables: boolean;
}

/** Takes a string of a policy apart. Never fails: `${` without its end is text. Source: IAM User Guide, "Policy variables". */
export function piecesOf(text: string, options: PieceOptions): readonly Piece[] {
  const pieces: Piece[] = [];
  let holes = 0;
  for (let at = 0; at < text.length; ) {
    const variable = options.variables ? variableAt(text, at) : undefined;
    if (variable !== undefined) {
      pieces.push(pieceOfVariable(variable.inner));
      at += variable.length;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(codePoint);
    at += character.length;
    if (character === hole) {
      pieces.push({ kind: 'hole', index: holes++ });
    } else if (options.wildcards && (character === '*' || character === '?')) {
      pieces.push({ kind: character === '*' ? 'run' : 'one' });
    } else {
      pieces.push({ kind: 'character', codePoint });
    }
  }
  return pieces;
}

const variableShape = /\$\{([^{}]*)\}/y;

function variableAt(text: string, at: number): { readonly inner: string; readonly length: number } | undefined {
  if (text[at] !== '$') {
    return undefined;
  }
  variableShape.lastIndex = at;
  const match = variableShape.exec(text);
  return match === null ? undefined : { inner: match[1] ?? '', length: match[0].length };
}

/** `${*}`, `${?}` and `${$}` are the characters themselves. Keys are compared without case, default values with it. */
function pieceOfVariable(inner: string): Piece {
  if (inner === '*' || inner === '?' || inner === '$') {
    return { kind: 'character', codePoint: inner.charCodeAt(0) };
  }
  const comma = inner.indexOf(',');
  const key = (comma < 0 ? inner : inner.slice(0, comma)).trim().toLowerCase();
  return { kind: 'variable', name: comma < 0 ? key : `${key},${inner.slice(comma + 1).trim()}` };
}

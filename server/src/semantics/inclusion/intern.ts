import { hole } from '../../policy/value';
import { type Arena, symbolNumber } from './arena';
import { type Glob, globOf } from './glob';
import { type Meaning, type Ref, refOf, type ValueSet } from './literal';
import { type Piece, type PieceOptions, piecesOf } from './pattern-text';
import { anyOne, colon, segmentOne, segmentStar, star, symbol, type Token, withoutCase } from './token';

/** The literal of that meaning; the same one for the same meaning, so that it contradicts its own negation at once. */
export function intern(arena: Arena, dimension: string, meaning: Meaning, negated = false): Ref {
  const key = `${dimension}|${keyOfMeaning(meaning)}`;
  let literal = arena.literals.get(key);
  if (literal === undefined) {
    literal = { id: arena.literalList.length, dimension, meaning };
    arena.literals.set(key, literal);
    arena.literalList.push(literal);
  }
  return refOf(literal.id, negated);
}

/** A literal of which only the text is known. */
export function opaque(arena: Arena, text: string): Ref {
  return intern(arena, `atom ${text}`, { kind: 'opaque' });
}

function keyOfMeaning(meaning: Meaning): string {
  if (meaning.kind === 'opaque') {
    return '';
  }
  const flags = meaning.kind === 'value' ? `${meaning.absent}` : `${meaning.quantifier}${meaning.orEmpty}${meaning.inverted}`;
  return `${flags}${meaning.vague ? '?' : ''}|${keyOfValues(meaning.values)}`;
}

function keyOfValues(values: ValueSet): string {
  switch (values.type) {
    case 'everything':
    case 'nothing':
      return values.type;
    case 'globs':
      return `globs ${values.globs.map(({ key }) => key).join(',')}`;
    case 'number':
    case 'date':
      return `${values.type} ${values.compare} ${values.constants.join(',')}`;
    case 'address':
      return `address ${values.ranges.map(({ first, last }) => `${first}-${last}`).join(',')}`;
  }
}

/** Without repetition and in a fixed order, so that the order in which values are written does not matter. */
export function globSet(globs: readonly Glob[]): ValueSet {
  const byKey = new Map(globs.map((glob) => [glob.key, glob]));
  return { type: 'globs', globs: [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)) };
}

export interface GlobOptions extends PieceOptions {
  readonly withCase: boolean;
  /** Whether the text is an ARN whose first five segments wildcards stay in; `undefined` where colons are nothing special. */
  readonly arn?: ArnShape;
  /** How the string is written in the source, where it has parts known at deployment only. */
  readonly source?: string | undefined;
}

export interface ArnShape {
  /** Which wildcards of the first five segments cross colons. */
  readonly wildcardsCross: 'never' | 'always' | 'segment-ends';
  readonly headWithCase: boolean;
  /** What text of fewer than six segments stands for: nothing, itself with `*` for the missing ones, or itself. */
  readonly short: 'nothing' | 'filled' | 'itself';
}

/** The glob of a policy's string; `undefined` when it matches nothing. */
export function toGlob(arena: Arena, text: string, options: GlobOptions): Glob | undefined {
  const { arn } = options;
  if (options.source === undefined && text.includes(hole)) {
    return buildGlob(arena, piecesOf(text, options), options);
  }
  const key = [
    text,
    options.source ?? '',
    options.wildcards,
    options.variables,
    options.withCase,
    arn === undefined ? '' : `${arn.wildcardsCross}${arn.headWithCase}${arn.short}`,
  ].join('\n');
  if (!arena.globs.has(key)) {
    arena.globs.set(key, buildGlob(arena, piecesOf(text, options), options));
  }
  return arena.globs.get(key);
}

function buildGlob(arena: Arena, pieces: readonly Piece[], options: GlobOptions): Glob | undefined {
  arena.budget.steps -= 16 + pieces.length;
  const tokens: Token[] = [];
  const unique = options.source === undefined ? arena.unknowns++ : 0;
  let colons = 0;
  let hidden = false;
  pieces.forEach((piece, index) => {
    const inHead = options.arn !== undefined && colons < 5;
    hidden ||= inHead && (piece.kind === 'hole' || piece.kind === 'variable');
    tokens.push(tokenOf(arena, piece, options, { inHead, unique, endsSegment: endsSegment(pieces, index) }));
    colons += piece.kind === 'character' && piece.codePoint === colon ? 1 : 0;
  });
  if (options.arn !== undefined && colons < 5 && !hidden) {
    if (options.arn.short === 'nothing') {
      return undefined;
    }
    if (options.arn.short === 'filled' && !pieces.every(({ kind }) => kind === 'run')) {
      fillUp(tokens, colons);
    }
  }
  if (pieces.length > 0 && pieces.every(({ kind }) => kind === 'run')) {
    return globOf([star]);
  }
  return hidden ? globOf(merged(tokens), merged(tokens.map(loosened))) : globOf(merged(tokens));
}

function endsSegment(pieces: readonly Piece[], index: number): boolean {
  const next = pieces[index + 1];
  return next === undefined || (next.kind === 'character' && next.codePoint === colon);
}

interface Spot {
  readonly inHead: boolean;
  readonly endsSegment: boolean;
  readonly unique: number;
}

function tokenOf(arena: Arena, piece: Piece, options: GlobOptions, spot: Spot): Token {
  const { arn, withCase } = options;
  const { inHead } = spot;
  switch (piece.kind) {
    case 'character':
      return !withCase || (inHead && arn?.headWithCase === false) ? withoutCase(piece.codePoint) : piece.codePoint;
    case 'run':
      return inHead && !crosses(arn, spot.endsSegment) ? segmentStar : star;
    case 'one':
      return inHead && !crosses(arn, false) ? segmentOne : anyOne;
    case 'variable':
      return symbol(symbolNumber(arena, piece.name), withCase);
    case 'hole':
      return symbol(symbolNumber(arena, nameOfHole(piece.index, options, spot.unique)), withCase);
  }
}

function crosses(arn: ArnShape | undefined, endsSegment: boolean): boolean {
  return arn?.wildcardsCross === 'always' || (arn?.wildcardsCross === 'segment-ends' && endsSegment);
}

/** What is filled in may hold wildcards, so that it stands for the same text only where it is read in the same way. */
function nameOfHole(index: number, { source, wildcards, arn }: GlobOptions, unique: number): string {
  return `hole ${wildcards}${arn !== undefined} ${index} ${source ?? `number ${unique}`}`;
}

/** Writes `*` for the segments that are missing; the sixth is free to hold colons. */
function fillUp(tokens: Token[], colons: number): void {
  for (let segment = colons + 1; segment <= 5; segment++) {
    tokens.push(colon, segment === 5 ? star : segmentStar);
  }
}

function loosened(token: Token): Token {
  return token === segmentStar ? star : token === segmentOne ? anyOne : token;
}

/** Runs next to each other are one. */
function merged(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    const last = kept.at(-1);
    const run = token === star || token === segmentStar;
    if (run && (last === star || last === segmentStar)) {
      kept[kept.length - 1] = last === star || token === star ? star : segmentStar;
    } else {
      kept.push(token);
    }
  }
  return kept;
}

import type { ConditionKeyType } from '../../reference/types';
import type { Glob } from './glob';
import type { Literal } from './literal';
import type { Reading } from './reading';
import type { DimensionAnswer } from './solve-dimension';

/** What a query may spend. Counted, not timed, so that the same query always ends the same way. */
export interface Budget {
  /** Elementary steps: a few million take a second. */
  readonly steps: number;
  /** Branches of the coverage search. */
  readonly branches: number;
}

/** Everything that one query remembers. Dropped with the query, so that memory stays flat over a session. */
export interface Arena {
  readonly reading: Reading;
  readonly budget: { steps: number; branches: number };
  readonly globs: Map<string, Glob | undefined>;
  readonly literals: Map<string, Literal>;
  readonly literalList: Literal[];
  /** Names of symbols by their index: a variable's key, or what stands for a part known at deployment only. */
  readonly symbols: string[];
  readonly symbolIndexes: Map<string, number>;
  /** Answers of the dimension solver, by the literals asked about. */
  readonly answers: Map<string, DimensionAnswer | 'empty'>;
  /** What the values of a condition key are, where that is known. */
  readonly keyType: (key: string) => ConditionKeyType | undefined;
  /** Whether requests have at most one value for the key, where that is known. */
  readonly isSingleValued: (key: string) => boolean;
  /** Numbers what has no text to be known by. */
  unknowns: number;
}

/** What an arena needs to know of condition keys. */
export type KeyFacts = Pick<Arena, 'keyType' | 'isSingleValued'>;

export function createArena(reading: Reading, budget: { steps: number; branches: number }, facts: KeyFacts): Arena {
  return {
    reading,
    budget,
    globs: new Map(),
    literals: new Map(),
    literalList: [],
    symbols: [],
    symbolIndexes: new Map(),
    answers: new Map(),
    keyType: facts.keyType,
    isSingleValued: facts.isSingleValued,
    unknowns: 0,
  };
}

export function symbolNumber(arena: Arena, name: string): number {
  let index = arena.symbolIndexes.get(name);
  if (index === undefined) {
    index = arena.symbols.length;
    arena.symbols.push(name);
    arena.symbolIndexes.set(name, index);
  }
  return index;
}

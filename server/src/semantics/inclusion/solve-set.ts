import type { Arena } from './arena';
import { findValue } from './find-value';
import { globOf } from './glob';
import type { Meaning, ValueSet } from './literal';
import type { DimensionAnswer } from './solve-dimension';
import type { Word } from './string-search';

/** A demand on the set of a key's values. */
export interface SetDemand {
  readonly meaning: Extract<Meaning, { readonly kind: 'set' }>;
  readonly negated: boolean;
}

interface ValueDemand {
  readonly values: ValueSet;
  readonly negated: boolean;
}

/**
 * A set of values that meets all demands: the empty one, one of a single value, or a larger one. Each value that a demand wants
 * some of may be chosen by itself, so that nothing is missed.
 */
export function solveSet(arena: Arena, key: string, demands: readonly SetDemand[]): DimensionAnswer {
  if (demands.every(holdsForEmpty)) {
    return { kind: 'absent' };
  }
  const single = findValue(
    arena,
    key,
    demands.map(({ meaning, negated }) => ({ values: meaning.values, negated: negated !== meaning.inverted })),
  );
  if (Array.isArray(single)) {
    return { kind: 'values', words: [single] };
  }
  const several = solveSeveral(arena, key, demands);
  return several === undefined && single === 'given-up' ? 'given-up' : several;
}

function holdsForEmpty({ meaning, negated }: SetDemand): boolean {
  return (meaning.quantifier === 'all' || meaning.orEmpty) !== negated;
}

/**
 * Two values or more. What operators without a set operator make of those is not documented, so that they rule nothing out; keys
 * that AWS documents as having one value cannot have two, which counts where the policies take them both ways.
 */
function solveSeveral(arena: Arena, key: string, demands: readonly SetDemand[]): DimensionAnswer {
  if (arena.isSingleValued(key) && demands.some(({ meaning }) => meaning.quantifier === 'only')) {
    return undefined;
  }
  const quantified = demands.filter(({ meaning }) => meaning.quantifier !== 'only');
  const isEvery = ({ meaning, negated }: SetDemand): boolean => (meaning.quantifier === 'all') !== negated;
  const every = quantified.filter(isEvery).map(toValues);
  const some = quantified.filter((demand) => !isEvery(demand)).map(toValues);
  const words: Word[] = [];
  for (const demand of some.length === 0 ? [undefined] : some) {
    const word = findValue(arena, key, demand === undefined ? every : [demand, ...every]);
    if (word === undefined || word === 'given-up') {
      return word;
    }
    words.push(word);
  }
  const hasOnly = demands.length > quantified.length;
  return hasOnly && !hasAnother(arena, key, every, words) ? undefined : { kind: 'values', words };
}

/** Whether there can be a second value beside the first: without one, the set is one of a single value, which was looked at. */
function hasAnother(arena: Arena, key: string, every: readonly ValueDemand[], words: readonly Word[]): boolean {
  const [first, ...others] = words;
  if (first === undefined || others.some((word) => word.join() !== first.join())) {
    return true;
  }
  const same: ValueSet = { type: 'globs', globs: [globOf(first)] };
  return findValue(arena, key, [...every, { values: same, negated: true }]) !== undefined;
}

function toValues({ meaning, negated }: SetDemand): ValueDemand {
  return { values: meaning.values, negated };
}

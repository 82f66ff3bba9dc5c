import type { Arena } from './arena';
import { findValue } from './find-value';
import { globOf } from './glob';
import { idOf, isNegated, type Literal, negate, type Ref, type ValueSet } from './literal';
import { type SetDemand, solveSet } from './solve-set';
import type { Word } from './string-search';
import { colon, segmentStar, star } from './token';

/** What a request may have in a dimension for all literals on it to hold. */
export type Choice =
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly words: readonly Word[] }
  /** An opaque literal: nothing to choose. */
  | { readonly kind: 'opaque' };

/** `undefined` when no request can meet the literals; `given-up` when that is not known. */
export type DimensionAnswer = Choice | 'given-up' | undefined;

/** Whether the literals, all of one dimension, can hold together. `undefined` is always right; a choice may turn out not to be one. */
export function solveDimension(arena: Arena, refs: readonly Ref[]): DimensionAnswer {
  arena.budget.steps -= 2 + refs.length;
  const sorted = [...new Set(refs)].sort((a, b) => a - b);
  const key = sorted.join(' ');
  const known = arena.answers.get(key);
  if (known !== undefined) {
    return known === 'empty' ? undefined : known;
  }
  arena.budget.steps -= newAnswer;
  const answer = sorted.some((ref, at) => !isNegated(ref) && sorted[at + 1] === negate(ref)) ? undefined : solve(arena, sorted);
  arena.answers.set(key, answer ?? 'empty');
  return answer;
}

/** What working out an answer costs beside its automata, in steps of the budget. */
const newAnswer = 10;

interface Signed {
  readonly literal: Literal;
  readonly negated: boolean;
}

function solve(arena: Arena, refs: readonly Ref[]): DimensionAnswer {
  const demands = refs.flatMap((ref): Signed[] => {
    const literal = arena.literalList[idOf(ref)];
    return literal === undefined ? [] : [{ literal, negated: isNegated(ref) }];
  });
  const [first] = demands;
  if (first === undefined || first.literal.meaning.kind === 'opaque') {
    return { kind: 'opaque' };
  }
  const { dimension } = first.literal;
  const natural = solveSigned(arena, dimension, demands);
  const certain = demands.filter(isCertain);
  return natural !== undefined || certain.length === demands.length ? natural : solveSigned(arena, dimension, certain);
}

/** A vague literal that is negated once in the policy and once more here holds at most everywhere: it rules nothing out. */
function isCertain({ literal: { meaning }, negated }: Signed): boolean {
  const once = meaning.kind === 'set' && meaning.quantifier === 'only' ? !negated : negated;
  return meaning.kind === 'opaque' || !meaning.vague || once;
}

function solveSigned(arena: Arena, dimension: string, demands: readonly Signed[]): DimensionAnswer {
  const sets = demands.flatMap(({ literal: { meaning }, negated }): SetDemand[] => (meaning.kind === 'set' ? [{ meaning, negated }] : []));
  return sets.length > 0 ? solveSet(arena, keyOf(dimension), sets) : solveValue(arena, dimension, demands);
}

function keyOf(dimension: string): string {
  return dimension.startsWith('key ') ? dimension.slice('key '.length) : '';
}

function solveValue(arena: Arena, dimension: string, demands: readonly Signed[]): DimensionAnswer {
  const values = demands.flatMap(({ literal: { meaning }, negated }) => (meaning.kind === 'value' ? [{ ...meaning, negated }] : []));
  if (keyOf(dimension) !== '' && values.every(({ absent, negated }) => absent !== negated)) {
    return { kind: 'absent' };
  }
  const found = findValue(arena, keyOf(dimension), values);
  // Read flat, globs match text that is no resource of any request: then one that is has to be looked for.
  const strays = dimension === 'resource' && Array.isArray(found) && !isResource(found);
  const word = strays ? findValue(arena, '', [...values, { values: everyResource, negated: false }]) : found;
  return word === undefined || word === 'given-up' ? word : { kind: 'values', words: [word] };
}

/** What a request can name: an ARN of six segments, or `*` for actions without resources. */
const everyResource: ValueSet = {
  type: 'globs',
  globs: [
    globOf([0x2a]),
    globOf([segmentStar, colon, segmentStar, colon, segmentStar, colon, segmentStar, colon, segmentStar, colon, star]),
  ],
};

function isResource(word: Word): boolean {
  return (word.length === 1 && word[0] === 0x2a) || word.filter((input) => input === colon).length >= 5;
}

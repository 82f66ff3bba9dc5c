import type { Glob } from './glob';

/**
 * One demand of a statement on one dimension of a request. A statement is the conjunction of its literals; each stands for a
 * set of values and may be taken negated.
 */
export interface Literal {
  readonly id: number;
  /** `principal`, `resource`, `key aws:username`, or `atom …` for what is opaque. */
  readonly dimension: string;
  readonly meaning: Meaning;
}

export type Meaning =
  /** True or false, nothing else is known: told apart by its text alone. */
  | { readonly kind: 'opaque' }
  /** A single value, or its absence. */
  | { readonly kind: 'value'; readonly absent: boolean; readonly values: ValueSet; readonly vague: boolean }
  /**
   * A set of values: all of them, any of them, or its only one is among `values`, or for `inverted` is not. Of the empty set all
   * are; `orEmpty` tells whether the others hold for it.
   */
  | {
      readonly kind: 'set';
      readonly quantifier: 'all' | 'any' | 'only';
      readonly inverted: boolean;
      readonly orEmpty: boolean;
      readonly values: ValueSet;
      readonly vague: boolean;
    };

/** A set of single values. */
export type ValueSet =
  | { readonly type: 'everything' }
  | { readonly type: 'nothing' }
  | { readonly type: 'globs'; readonly globs: readonly Glob[] }
  /** `compare` tells how the request's number or moment relates to any of `constants`, which are in ascending order. */
  | { readonly type: 'number' | 'date'; readonly compare: Comparison; readonly constants: readonly number[] }
  /** In ascending order, and apart from each other. */
  | { readonly type: 'address'; readonly ranges: readonly AddressRange[] };

export type Comparison = 'equal' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal';

/** First and last address, both included. IPv4 addresses count from 0, IPv6 addresses from 2³². */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** A literal and its sign in one number: twice the literal's id, and one more when negated. */
export type Ref = number;

export function refOf(id: number, negated: boolean): Ref {
  return id * 2 + (negated ? 1 : 0);
}

export function negate(ref: Ref): Ref {
  return ref ^ 1;
}

export function isNegated(ref: Ref): boolean {
  return (ref & 1) === 1;
}

export function idOf(ref: Ref): number {
  return ref >> 1;
}

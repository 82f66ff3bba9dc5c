import type { Arena } from './arena';
import type { Branch, StatementId, Step } from './certificate';
import { idOf, negate, type Ref } from './literal';
import type { Cube, NamedRef } from './read-statement';
import { solveDimension } from './solve-dimension';

/** A statement that must not match: one of its demands has to fail. */
export interface Clause {
  readonly statement: StatementId;
  readonly demands: readonly NamedRef[];
}

export function clauseOf(cube: Cube, statement: StatementId): Clause {
  return { statement, demands: cube.demands };
}

/** Literals known to hold, by dimension. */
export type Held = ReadonlyMap<string, readonly Ref[]>;

/** What the search found: a proof that nothing is left, or that it ended without one. */
export type SearchResult =
  | { readonly kind: 'closed'; readonly step: Step }
  /** Some combinations were left, and `leaf` was told of each. */
  | { readonly kind: 'open' }
  /** The budget was spent, or `leaf` had seen enough. */
  | { readonly kind: 'stopped' };

/**
 * Looks for requests for which `held` holds and every clause has a demand that fails. `leaf` is told of each combination that
 * nothing speaks against, and says whether that ends the search.
 */
export function search(arena: Arena, held: Held, clauses: readonly Clause[], leaf: (held: Held) => boolean): SearchResult {
  if (--arena.budget.branches < 0 || arena.budget.steps < 0) {
    return { kind: 'stopped' };
  }
  const choices: Choices[] = [];
  for (const clause of clauses) {
    const choice = choicesOf(arena, held, clause);
    if (choice === undefined) {
      continue;
    }
    if (choice.open.length === 0) {
      return { kind: 'closed', step: { kind: 'split', statement: clause.statement, branches: choice.closed } };
    }
    choices.push(choice);
  }
  if (choices.length === 0) {
    return { kind: leaf(held) ? 'stopped' : 'open' };
  }
  const best = choices.reduce((a, b) => (b.open.length < a.open.length ? b : a));
  const rest = choices.filter((choice) => choice !== best).map(({ clause }) => clause);
  return branch(arena, held, best, rest, leaf);
}

/** The demands of a clause, those that cannot fail and those that can. */
interface Choices {
  readonly clause: Clause;
  readonly closed: readonly Branch[];
  readonly open: readonly NamedRef[];
}

/** `undefined` when some demand fails anyway. */
function choicesOf(arena: Arena, held: Held, clause: Clause): Choices | undefined {
  const closed: Branch[] = [];
  const open: NamedRef[] = [];
  for (const demand of clause.demands) {
    const dimension = dimensionOf(arena, demand.ref);
    const own = held.get(dimension) ?? [];
    if (own.includes(demand.ref)) {
      closed.push(contradiction(demand, dimension));
    } else if (own.includes(negate(demand.ref)) || solveDimension(arena, [...own, demand.ref]) === undefined) {
      return undefined;
    } else if (solveDimension(arena, [...own, negate(demand.ref)]) === undefined) {
      closed.push(contradiction(demand, dimension));
    } else {
      open.push(demand);
    }
  }
  return { clause, closed, open };
}

function contradiction({ part }: NamedRef, dimension: string): Branch {
  return { part, step: { kind: 'contradiction', dimension } };
}

/** One branch for each demand that can fail; those before it hold there, so that no request is looked at twice. */
function branch(
  arena: Arena,
  held: Held,
  { clause, closed, open }: Choices,
  rest: readonly Clause[],
  leaf: (held: Held) => boolean,
): SearchResult {
  const branches: Branch[] = [...closed];
  let state = held;
  let outcome: 'closed' | 'open' = 'closed';
  let excluded: string | undefined;
  for (const { part, ref } of open) {
    if (excluded !== undefined) {
      branches.push({ part, step: { kind: 'contradiction', dimension: excluded } });
      continue;
    }
    const dimension = dimensionOf(arena, ref);
    const failing = hold(arena, state, negate(ref));
    const own = failing.get(dimension) ?? [];
    const result: SearchResult =
      solveDimension(arena, own) === undefined
        ? { kind: 'closed', step: { kind: 'contradiction', dimension } }
        : search(arena, failing, rest, leaf);
    if (result.kind === 'stopped') {
      return result;
    }
    if (result.kind === 'open') {
      outcome = 'open';
    } else {
      branches.push({ part, step: result.step });
    }
    state = hold(arena, state, ref);
    excluded = solveDimension(arena, state.get(dimension) ?? []) === undefined ? dimension : undefined;
  }
  return outcome === 'open' ? { kind: 'open' } : { kind: 'closed', step: { kind: 'split', statement: clause.statement, branches } };
}

function hold(arena: Arena, held: Held, ref: Ref): Held {
  const dimension = dimensionOf(arena, ref);
  arena.budget.steps -= held.size >> 1;
  return new Map(held).set(dimension, [...(held.get(dimension) ?? []), ref]);
}

export function dimensionOf(arena: Arena, ref: Ref): string {
  return arena.literalList[idOf(ref)]?.dimension ?? '';
}

import type { ServiceReference } from '../../reference/types';
import { type ActionClass, actionClasses } from './action-classes';
import type { Arena } from './arena';
import type { ProvenGoal, Step } from './certificate';
import { actionSetsOf, type Goal, type Remainder } from './goals';
import { actionsIn, type KnownActions, knownActions, knownClasses } from './known-actions';
import type { ActionSet } from './read-statement';
import { clauseOf, type Held, type SearchResult, search } from './search';
import type { Hunt } from './witness-hunt';

/** Steps of automata that telling all actions apart may take before today's are looked at, and once those are proved. */
const firstSteps = 150_000;
const laterSteps = 1_000_000;

/** More sets of actions than any policy has within AWS's limits; telling them all apart takes the square of their number. */
const mostSets = 600;

/** What looking through all actions of today costs for each set of actions, in steps of the budget. */
const stepsOfToday = 400;

/** Everything that the goals of one query share. */
export interface Shared {
  readonly arena: Arena;
  readonly reference: ServiceReference;
  readonly hunt: Hunt;
  /** Classes of actions, which are the same under every reading, by the sets they are of. */
  readonly remembered: Map<string, readonly ActionClass[] | undefined>;
}

/** The proofs of all goals, or `undefined`. `open` tells whether they hold for any action there could be. */
export interface ClassProof {
  readonly goals: readonly ProvenGoal[];
  readonly open: boolean;
}

/**
 * Proves what is left of the goals for each class of actions by itself. Where wildcards are too entangled to tell all actions
 * apart at once, those of today come first: most differences show there.
 */
export function proveByClasses(shared: Shared, left: readonly Remainder[]): ClassProof | undefined {
  const { sets, count } = actionSetsOf(left);
  const { budget } = shared.arena;
  if (sets.length > mostSets) {
    budget.steps = -1;
    return undefined;
  }
  const classes = (steps: number): readonly ActionClass[] | undefined => {
    const key = `${steps} ${count}\n${sets.map((set) => set.key).join('\n')}`;
    if (!shared.remembered.has(key)) {
      const own = { steps: Math.max(0, Math.min(steps, budget.steps)) };
      budget.steps -= own.steps;
      shared.remembered.set(key, actionClasses(sets, count, own));
      budget.steps += Math.max(0, own.steps);
    }
    return shared.remembered.get(key);
  };
  let all: KnownActions | undefined;
  const known = (): KnownActions => (all ??= knownActions(shared.reference, sets, budget));
  const quick = classes(firstSteps);
  if (quick !== undefined) {
    return proveGoals(shared, left, sets, quick, known);
  }
  budget.steps -= sets.length * stepsOfToday;
  const today = budget.steps < 0 ? undefined : proveGoals(shared, left, sets, knownClasses(known(), count), known);
  const every = today === undefined ? undefined : classes(laterSteps);
  const open = every && proveGoals(shared, left, sets, every, known);
  return open ?? (today && { ...today, open: false });
}

/** `undefined` when some goal is not proved; the hunt has then seen what is left of it. */
function proveGoals(
  shared: Shared,
  left: readonly Remainder[],
  sets: readonly ActionSet[],
  classes: readonly ActionClass[],
  known: () => KnownActions,
): ClassProof | undefined {
  const places = new Map(sets.map(({ key }, place) => [key, place]));
  const isIn = (set: ActionSet | undefined, { membership }: ActionClass): boolean =>
    set === undefined || membership[places.get(set.key) ?? -1] === true;
  const goals: ProvenGoal[] = [];
  let open = true;
  for (const { goal, allow, deny, cases } of left) {
    shared.arena.budget.steps -= classes.length >> 2;
    const own = classes.filter((one) => isIn(allow, one) && isIn(deny, one));
    const result = proveGoal(shared, goal, own, isIn, known);
    if (shared.hunt.isOver() || shared.arena.budget.steps < 0) {
      return undefined;
    }
    if (result !== undefined) {
      open &&= result.open;
      goals.push({ allow: goal.allow.index, deny: goal.deny?.index, cases: [...cases, ...result.cases] });
    }
  }
  return goals.length === left.length ? { goals, open } : undefined;
}

interface GoalProof {
  readonly cases: readonly Step[];
  readonly open: boolean;
}

/** A class without an action of today may stay unproved: then the proof is not an open one. */
function proveGoal(
  { arena, hunt }: Shared,
  goal: Goal,
  classes: readonly ActionClass[],
  isIn: (set: ActionSet, one: ActionClass) => boolean,
  known: () => KnownActions,
): GoalProof | undefined {
  const results = new Map<string, SearchResult>();
  let open = true;
  let complete = true;
  for (const one of classes) {
    arena.budget.steps -= goal.covers.length >> 2;
    if (arena.budget.steps < 0) {
      return undefined;
    }
    const covers = goal.covers.filter(({ cube }) => isIn(cube.actions, one));
    const key = covers.map(({ statement }) => `${statement.side}${statement.index}`).join(' ');
    if (results.get(key)?.kind === 'closed') {
      continue;
    }
    let today: readonly string[] | undefined;
    const actions = (): readonly string[] => {
      arena.budget.steps -= today === undefined ? stepsOfToday : 0;
      today ??= actionsIn(known(), one.membership, hunt.examples);
      return today;
    };
    const leaf = (held: Held): boolean => (actions().length === 0 ? hunt.tryFuture(held, one.example) : hunt.try(goal, held, actions()));
    const clauses = covers.map(({ cube, statement }) => clauseOf(cube, statement));
    const result = search(arena, goal.held, clauses, leaf);
    results.set(key, result);
    if (hunt.isOver()) {
      return undefined;
    }
    if (result.kind !== 'closed') {
      open = false;
      complete &&= actions().length === 0;
    }
  }
  const cases = [...results.values()].flatMap((result) => (result.kind === 'closed' ? [result.step] : []));
  return complete ? { cases, open } : undefined;
}

import type { Arena } from './arena';
import type { StatementId, Step } from './certificate';
import { negate } from './literal';
import type { ActionSet, Cube, NamedRef } from './read-statement';
import { dimensionOf, type Held } from './search';
import { solveDimension } from './solve-dimension';

/** Requests of an Allow of the newer policy, and of a Deny of the older one, that must all be matched by some of `covers`. */
export interface Goal {
  readonly allow: Cube;
  readonly deny: Cube | undefined;
  readonly covers: readonly Cover[];
  /** What holds for those requests. */
  readonly held: Held;
}

export interface Cover {
  readonly cube: Cube;
  readonly statement: StatementId;
}

/**
 * What has to be shown: whatever an Allow of the newer policy matches is denied by the newer policy or allowed by the older, and
 * whatever a Deny of the older matches besides is denied by the newer.
 */
export function* goalsOf(arena: Arena, newer: readonly Cube[], older: readonly Cube[]): Generator<Goal> {
  const cover = (side: StatementId['side'], cubes: readonly Cube[], effect: Cube['effect']): readonly Cover[] =>
    cubes.filter((cube) => cube.effect === effect).map((cube) => ({ cube, statement: { side, index: cube.index } }));
  const denied = cover('newer', newer, 'Deny');
  const allowed = cover('older', older, 'Allow');
  const denies = older.filter(({ effect }) => effect === 'Deny');
  for (const allow of newer.filter(({ effect }) => effect === 'Allow')) {
    yield { allow, deny: undefined, covers: [...denied, ...allowed], held: heldBy(arena, [allow]) };
    for (const deny of denies) {
      yield { allow, deny, covers: denied, held: heldBy(arena, [allow, deny]) };
    }
  }
}

function heldBy(arena: Arena, cubes: readonly Cube[]): Held {
  return cubes.reduce<Held>((held, { demands }) => holdAll(arena, held, demands), new Map());
}

/** `held`, and that all the demands hold too. */
export function holdAll(arena: Arena, held: Held, demands: readonly NamedRef[]): Held {
  const all = new Map(held);
  arena.budget.steps -= all.size + demands.length;
  for (const { ref } of demands) {
    const dimension = dimensionOf(arena, ref);
    const own = all.get(dimension) ?? [];
    all.set(dimension, own.includes(ref) ? own : [...own, ref]);
  }
  return all;
}

/** What looking at a goal at all costs, in steps of the budget. */
const goalSteps = 40;

/**
 * The goals that are not met for a plain reason, each with what is left of it; `done` is told of the others. Stops where the budget is
 * spent, which its steps say.
 */
export function* remainders(arena: Arena, goals: Iterable<Goal>, done: (goal: Goal, cases: readonly Step[]) => void): Generator<Remainder> {
  for (const goal of goals) {
    arena.budget.steps -= goalSteps;
    if (arena.budget.steps < 0) {
      return;
    }
    arena.budget.steps -= 4 * goal.covers.length;
    const step = sameAgain(arena, goal) ?? contradiction(arena, goal);
    if (step !== undefined) {
      done(goal, [step]);
      continue;
    }
    const remainder = remainderOf(arena, goal);
    if (isEmpty(remainder)) {
      done(goal, remainder.cases);
    } else {
      yield remainder;
    }
  }
}

/** Whether there is no action that has to be looked at. */
function isEmpty({ allow, deny }: Remainder): boolean {
  return [allow, deny].some((set) => set !== undefined && !set.negated && set.patterns.length === 0);
}

/** A statement that says the same as one of the goal's own: that needs no search, and is all there is of most policies that are compared. */
function sameAgain(arena: Arena, goal: Goal): Step | undefined {
  const keys = [goal.allow.actions.key, goal.deny?.actions.key];
  const same = goal.covers.find(({ cube }) => keys.includes(cube.actions.key) && isWritten(arena, goal, cube));
  return same && caseOf(arena, same);
}

/** The demands of a goal that contradict each other, if some do: then there is nothing to cover. */
function contradiction(arena: Arena, { held }: Goal): Step | undefined {
  for (const [dimension, refs] of held) {
    if (solveDimension(arena, refs) === undefined) {
      return { kind: 'contradiction', dimension };
    }
  }
  return undefined;
}

/** What is left of a goal once the patterns are taken off that a statement covers whole, which demands nothing else. */
export interface Remainder {
  readonly goal: Goal;
  readonly allow: ActionSet;
  readonly deny: ActionSet | undefined;
  /** One for each statement that covers something whole. */
  readonly cases: readonly Step[];
}

function remainderOf(arena: Arena, goal: Goal): Remainder {
  const own = [goal.allow.actions, ...(goal.deny === undefined ? [] : [goal.deny.actions])];
  const sharing = goal.covers.filter(({ cube }) => own.some((set) => sharesPattern(arena, set, cube.actions)));
  const written = sharing.filter(({ cube }) => isWritten(arena, goal, cube));
  const plain = new Map<Cover, boolean>(written.map((cover) => [cover, true]));
  const inOrder = [...written, ...sharing.filter((cover) => !plain.has(cover))];
  const isPlain = (cover: Cover): boolean => {
    const known = plain.get(cover) ?? demandsNothing(arena, goal, cover.cube);
    plain.set(cover, known);
    return known;
  };
  const used = new Set<Cover>();
  const find = (speaksOf: (cube: Cube) => boolean): boolean => {
    const cover = inOrder.find((one) => speaksOf(one.cube) && isPlain(one));
    if (cover !== undefined) {
      used.add(cover);
    }
    return cover !== undefined;
  };
  const reduce = (set: ActionSet): ActionSet => {
    if (find(({ actions }) => actions.key === set.key)) {
      return nothing;
    }
    return set.negated
      ? set
      : actionSet(set.patterns.filter((pattern) => !find(({ actions }) => !actions.negated && isIn(pattern, serviceOf(pattern), actions))));
  };
  const allow = reduce(goal.allow.actions);
  const deny = goal.deny && reduce(goal.deny.actions);
  return { goal, allow, deny, cases: [...used].map((cover) => caseOf(arena, cover)) };
}

/** That the statement covers the goal: none of its demands can fail. */
function caseOf(arena: Arena, { cube, statement }: Cover): Step {
  const branches = cube.demands.map(({ part, ref }) => ({
    part,
    step: { kind: 'contradiction', dimension: dimensionOf(arena, ref) } as const,
  }));
  return { kind: 'split', statement, branches };
}

/** Whether every demand of the statement is one that holds as it stands. */
function isWritten(arena: Arena, { held }: Goal, { demands }: Cube): boolean {
  return demands.every(({ ref }) => held.get(dimensionOf(arena, ref))?.includes(ref) === true);
}

/** Whether what holds for the goal's requests makes every demand of the statement hold. */
function demandsNothing(arena: Arena, { held }: Goal, { demands }: Cube): boolean {
  return demands.every(({ ref }) => {
    const own = held.get(dimensionOf(arena, ref)) ?? [];
    return own.includes(ref) || solveDimension(arena, [...own, negate(ref)]) === undefined;
  });
}

/** Whether it is worth looking closer: elements without anything in common are told apart action by action. */
function sharesPattern(arena: Arena, set: ActionSet, other: ActionSet): boolean {
  if (set.key === other.key || set.negated || other.negated) {
    return set.key === other.key;
  }
  arena.budget.steps -= set.patterns.length >> 3;
  const { services } = namesIn(set);
  return set.patterns.some((pattern, at) => isIn(pattern, services[at] ?? '', other));
}

const nothing: ActionSet = { key: '', negated: false, patterns: [] };

function actionSet(patterns: readonly string[]): ActionSet {
  return { key: patterns.join(' '), negated: false, patterns };
}

/** Whether the set has the pattern, or one that all actions of its service match. */
function isIn(pattern: string, service: string, set: ActionSet): boolean {
  const { own } = namesIn(set);
  return own.has(pattern) || own.has(service) || own.has('*');
}

/** `s3:*` for `s3:GetObject` */
function serviceOf(pattern: string): string {
  return `${pattern.slice(0, Math.max(0, pattern.indexOf(':')))}:*`;
}

interface Names {
  readonly own: ReadonlySet<string>;
  /** For each pattern, the one of all actions of its service. */
  readonly services: readonly string[];
}

const names = new WeakMap<ActionSet, Names>();

function namesIn(set: ActionSet): Names {
  let own = names.get(set);
  if (own === undefined) {
    own = { own: new Set(set.patterns), services: set.patterns.map(serviceOf) };
    names.set(set, own);
  }
  return own;
}

/** The sets of actions that tell what is left of the goals apart, each once. The first `count` are those that something is left of. */
export function actionSetsOf(left: readonly Remainder[]): { readonly sets: readonly ActionSet[]; readonly count: number } {
  const sets = new Map<string, ActionSet>(left.map(({ allow }) => [allow.key, allow]));
  const count = sets.size;
  for (const { deny, goal } of left) {
    for (const set of [...(deny === undefined ? [] : [deny]), ...goal.covers.map(({ cube }) => cube.actions)]) {
      sets.set(set.key, set);
    }
  }
  return { sets: [...sets.values()], count };
}

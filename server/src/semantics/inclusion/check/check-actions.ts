import type { ActionElement } from '../../../policy/ast';
import type { ServiceReference } from '../../../reference/types';
import { qualifiedName, everyAction as todaysActions } from '../../matching-actions';
import { matchesText } from '../evaluate-text';
import { noneWanted, one, run } from './derivatives';

/** The actions of a statement: a union of globs in lower case, or all but those. */
interface Actions {
  readonly globs: readonly string[];
  readonly negated: boolean;
  readonly set: ReadonlySet<string>;
  /** The same for the same actions, written in any order. */
  readonly key: string;
}

function toActions(globs: readonly string[], negated: boolean): Actions {
  return { globs, negated, set: new Set(globs), key: `${negated} ${[...globs].sort().join('\n')}` };
}

const everyAction = toActions([run], false);
const known = new WeakMap<ActionElement, Actions>();

function actionsOf(element: ActionElement | undefined): Actions {
  if (element === undefined || !element.known) {
    return everyAction;
  }
  const read = known.get(element);
  if (read !== undefined) {
    return read;
  }
  const globs = element.patterns.map(({ source }) =>
    Array.from(source.text.toLowerCase(), wildcardOf)
      .join('')
      .replace(/\ue000+/g, run),
  );
  const actions = toActions(globs, element.negated);
  known.set(element, actions);
  return actions;
}

function wildcardOf(character: string): string {
  return character === '*' ? run : character === '?' ? one : character;
}

/** An action is covered by a case when all statements of the case speak of it. */
export type ActionCase = readonly (ActionElement | undefined)[];

/** Whether every action of all `goal` elements is covered by some case. */
export function coversActions(goal: ActionCase, cases: readonly ActionCase[], budget: { words: number }): boolean {
  if (cases.some((one) => one.length === 0)) {
    return true;
  }
  const own = goal.map(actionsOf);
  const others = cases.map((one) => one.map(actionsOf));
  // An element written as one of the goal's own is met by whatever the goal is about.
  // A start from each glob of the smallest union: what is written in a case as it stands there needs no search.
  const [first = everyAction] = own.filter(({ negated }) => !negated).sort((a, b) => a.globs.length - b.globs.length);
  const keys = new Set(own.map(({ key }) => key));
  const has = ({ negated, set, key }: Actions, glob: string): boolean => keys.has(key) || (!negated && (set.has(glob) || set.has(run)));
  const rest = first.globs.filter((glob) => !others.some((one) => one.every((actions) => has(actions, glob))));
  return rest.every((glob) => coversGlob(glob, own, others, budget));
}

function coversGlob(glob: string, own: readonly Actions[], cases: readonly (readonly Actions[])[], budget: { words: number }): boolean {
  const all = [...own, ...cases.flat()];
  const unions = all.map(({ globs }) => globs.filter((other) => couldShare(other, glob)));
  return noneWanted(
    glob,
    unions,
    (inside) => {
      const holds = all.map(({ negated }, index) => inside[index] !== negated);
      let at = own.length;
      const covered = cases.some((one) => {
        const met = one.every((_, index) => holds[at + index]);
        at += one.length;
        return met;
      });
      return holds.slice(0, own.length).every(Boolean) && !covered;
    },
    budget,
  );
}

/** False only when the beginnings before any wildcard differ. */
function couldShare(a: string, b: string): boolean {
  const [left = '', right = ''] = [a, b].map((glob) => /^[^\ue000\ue001]*/.exec(glob)?.[0] ?? '');
  const length = Math.min(left.length, right.length);
  return left.slice(0, length) === right.slice(0, length);
}

/** The same for the actions that AWS publishes today. */
export function coversTodaysActions(goal: ActionCase, cases: readonly ActionCase[], reference: ServiceReference): boolean {
  const { names, flags } = todayOf(reference);
  const isIn = (element: ActionElement | undefined): Uint8Array => {
    const actions = actionsOf(element);
    const known = flags.get(actions) ?? flagsOf(actions, names);
    flags.set(actions, known);
    return known;
  };
  const own = goal.map(isIn);
  const others = cases.map((one) => one.map(isIn));
  return names.every((_, place) => !own.every((is) => is[place] === 1) || others.some((one) => one.every((is) => is[place] === 1)));
}

/** Today's actions in lower case, and what is known of the statements that were checked against them. */
interface Today {
  readonly names: readonly string[];
  readonly flags: WeakMap<Actions, Uint8Array>;
}

const todays = new WeakMap<ServiceReference, Today>();

function todayOf(reference: ServiceReference): Today {
  let today = todays.get(reference);
  if (today === undefined) {
    today = { names: todaysActions(reference).map((action) => qualifiedName(action).toLowerCase()), flags: new WeakMap() };
    todays.set(reference, today);
  }
  return today;
}

/** For each action, 1 when the statement speaks of it. */
function flagsOf({ set, globs, negated }: Actions, names: readonly string[]): Uint8Array {
  const patterns = new Map<string, string[]>();
  for (const glob of globs.filter((one) => hasWildcard(one))) {
    const service = plainService(glob);
    patterns.set(service, [...(patterns.get(service) ?? []), asPattern(glob)]);
  }
  const everywhere = patterns.get('') ?? [];
  return Uint8Array.from(names, (name) => {
    const own = patterns.get(name.slice(0, name.indexOf(':'))) ?? [];
    const isNamed = set.has(name) || [...own, ...everywhere].some((pattern) => matchesText(pattern, name, { case: true, wildcards: true }));
    return isNamed === negated ? 0 : 1;
  });
}

function hasWildcard(glob: string): boolean {
  return glob.includes(run) || glob.includes(one);
}

/** What stands before the colon; empty where that has wildcards itself. */
function plainService(glob: string): string {
  return /^[^:\ue000\ue001]+(?=:)/.exec(glob)?.[0] ?? '';
}

function asPattern(glob: string): string {
  return glob.replaceAll(run, '*').replaceAll(one, '?');
}

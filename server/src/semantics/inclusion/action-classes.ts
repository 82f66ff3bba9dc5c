import { createAutomaton } from './automaton';
import { codePointsOf } from './glob';
import type { ActionSet } from './read-statement';
import { anyOne, colon, star, type Token } from './token';

/**
 * Actions that no pattern at hand tells apart: which sets they are in, and one of them in lower case. Over all actions there
 * could ever be, not only today's.
 */
export interface ActionClass {
  readonly example: string;
  /** For each set, in the order given, whether the class is in it. */
  readonly membership: readonly boolean[];
}

/**
 * All classes of actions that are in at least one of the first `count` sets. `undefined` when the budget was spent. A class may
 * turn out to hold no action, but every action is in one.
 */
export function actionClasses(sets: readonly ActionSet[], count: number, budget: { steps: number }): readonly ActionClass[] | undefined {
  const classes = new Map<string, ActionClass>();
  const add = (example: string, membership: readonly boolean[]): void => {
    const key = membership.map(Number).join('');
    if (!classes.has(key) && membership.indexOf(true) < count && membership.includes(true)) {
      classes.set(key, { example, membership });
    }
  };
  const matchers = sets.map(matcherOf);
  const first = matchers.slice(0, count);
  const wildcards = sets.flatMap(({ patterns }) => patterns.filter(hasWildcard));
  const each = sets.length + wildcards.reduce((sum, pattern) => sum + 1 + (pattern.length >> 4), 0);
  for (const name of namesOf(sets)) {
    budget.steps -= (each * (1 + (name.length >> 6))) >> 2;
    if (budget.steps < 0) {
      return undefined;
    }
    if (first.some((matcher) => matcher(name))) {
      add(
        name,
        matchers.map((matcher) => matcher(name)),
      );
    }
  }
  return addWildcardClasses(sets, count, add, budget) ? [...classes.values()] : undefined;
}

function hasWildcard(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

/** Actions that are written out somewhere. */
function namesOf(sets: readonly ActionSet[]): ReadonlySet<string> {
  return new Set(sets.flatMap(({ patterns }) => patterns.filter((pattern) => !hasWildcard(pattern) && pattern.includes(':'))));
}

function matcherOf({ patterns, negated }: ActionSet): (action: string) => boolean {
  const names = new Set(patterns);
  const wildcards = patterns.filter(hasWildcard);
  return (action) => (names.has(action) || wildcards.some((pattern) => matchesAction(pattern, action))) !== negated;
}

/** Whether the pattern matches the action, both in lower case. Linear in practice: backs up to the last `*` only. */
export function matchesAction(pattern: string, text: string): boolean {
  let at = 0;
  let read = 0;
  let run = -1;
  let resume = 0;
  while (read < text.length) {
    const own = pattern[at];
    if (own === '*') {
      run = at++;
      resume = read;
    } else if (own !== undefined && (own === '?' || own === text[read])) {
      at++;
      read++;
    } else if (run >= 0) {
      at = run + 1;
      read = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') {
    at++;
  }
  return at === pattern.length;
}

interface Visit {
  readonly states: readonly number[];
  readonly hasColon: boolean;
  readonly from: Visit | undefined;
  readonly input: number;
}

/**
 * The classes of actions that no set writes out: only patterns with wildcards tell those apart. Walks the automata of all sets
 * side by side; false when the budget was spent.
 */
function addWildcardClasses(
  sets: readonly ActionSet[],
  count: number,
  add: (example: string, membership: readonly boolean[]) => void,
  budget: { steps: number },
): boolean {
  const all = sets.map(({ patterns, negated }, place) => ({ place, negated, globs: patterns.filter(hasWildcard).map(tokensOf) }));
  const telling = all.filter(({ globs }) => globs.length > 0);
  const automata = telling.map(({ globs }) => createAutomaton(globs, 'exact', budget));
  const unbounded = sets.slice(0, count).some(({ negated }) => negated);
  const isAlive = (states: readonly number[]): boolean =>
    unbounded || telling.some(({ place }, at) => place < count && !automata[at]?.isDead(states[at] ?? 0));
  const nowhere = all.map(({ negated }) => negated);
  const first: Visit = { states: automata.map(({ start }) => start), hasColon: false, from: undefined, input: 0 };
  const queue: Visit[] = [first];
  const seen = new Set<string>([first.states.join(' ')]);
  for (let index = 0; index < queue.length; index++) {
    const visit = queue[index] ?? first;
    if (visit.hasColon) {
      const membership = [...nowhere];
      telling.forEach(({ place, negated }, at) => {
        membership[place] = automata[at]?.accepts(visit.states[at] ?? 0) !== negated;
      });
      add(exampleOf(visit), membership);
    }
    for (const input of inputsOf(automata.flatMap((automaton, at) => automaton.inputsOf(visit.states[at] ?? 0)))) {
      budget.steps -= automata.length;
      if (budget.steps < 0) {
        return false;
      }
      const states = automata.map((automaton, at) => automaton.step(visit.states[at] ?? 0, input));
      const hasColon = visit.hasColon || input === colon;
      const key = `${states.join(' ')}${hasColon ? ' :' : ''}`;
      if (!seen.has(key) && isAlive(states)) {
        seen.add(key);
        queue.push({ states, hasColon, from: visit, input });
      }
    }
  }
  return true;
}

function tokensOf(pattern: string): readonly Token[] {
  return codePointsOf(pattern).map((codePoint) => (codePoint === 0x2a ? star : codePoint === 0x3f ? anyOne : codePoint));
}

function exampleOf(visit: Visit): string {
  const letters: number[] = [];
  for (let at: Visit | undefined = visit; at?.from !== undefined; at = at.from) {
    letters.push(at.input);
  }
  return String.fromCodePoint(...letters.reverse());
}

const letters = codePointsOf('xyzabcdefghijklmnopqrstuvw0123456789');

function inputsOf(distinguished: readonly number[]): readonly number[] {
  const inputs = new Set([colon, ...distinguished]);
  let other = letters.find((letter) => !inputs.has(letter));
  for (let letter = 0x4e00; other === undefined; letter++) {
    other = inputs.has(letter) ? undefined : letter;
  }
  return [...inputs, other];
}

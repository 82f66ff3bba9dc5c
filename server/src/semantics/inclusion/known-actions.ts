import type { ServiceReference } from '../../reference/types';
import { type ActionClass, matchesAction } from './action-classes';
import type { ActionSet } from './read-statement';

/** Every action that AWS publishes today, in one fixed order. */
interface Index {
  /** `s3:GetObject` */
  readonly names: readonly string[];
  readonly lower: readonly string[];
  /** First and last place of a service's actions. */
  readonly services: ReadonlyMap<string, readonly [number, number]>;
  readonly places: ReadonlyMap<string, number>;
  /** Places by pattern: patterns recur from query to query. */
  readonly matches: Map<string, Int32Array>;
}

const indexes = new WeakMap<ServiceReference, Index>();
/** Patterns remembered; each costs four bytes an action at most. */
const capacity = 2_000;

function indexOf(reference: ServiceReference): Index {
  let index = indexes.get(reference);
  if (index === undefined) {
    const names: string[] = [];
    const services = new Map<string, readonly [number, number]>();
    for (const { prefix } of reference.services()) {
      const start = names.length;
      names.push(...(reference.actions(prefix) ?? []).map(({ name }) => `${prefix}:${name}`));
      services.set(prefix, [start, names.length]);
    }
    const lower = names.map((name) => name.toLowerCase());
    index = { names, lower, services, places: new Map(lower.map((name, place) => [name, place])), matches: new Map() };
    indexes.set(reference, index);
  }
  return index;
}

/** For each set, one byte an action: whether the set has it. */
export interface KnownActions {
  readonly names: readonly string[];
  readonly flags: readonly Uint8Array[];
}

/**
 * The actions that AWS publishes today, and those that the sets name though AWS does not publish them: whoever wrote them knows them.
 * Not all of the sets where that is more than the budget has, which its steps say.
 */
export function knownActions(reference: ServiceReference, sets: readonly ActionSet[], budget: { steps: number }): KnownActions {
  const index = indexOf(reference);
  const all = new Set(sets.flatMap(({ patterns }) => patterns.flatMap((pattern) => unpublished(index, pattern) ?? [])));
  const written = new Map([...all].slice(0, mostWritten).map((name, place) => [name, index.names.length + place]));
  const flags = sets.map(({ patterns, negated }) => {
    const own = new Uint8Array(index.names.length + written.size).fill(negated ? 1 : 0);
    budget.steps -= own.length >> 6;
    for (const pattern of patterns) {
      budget.steps -= stepsOf(index, pattern) + (hasWildcard(pattern) ? written.size >> 3 : 0);
      if (budget.steps < 0) {
        break;
      }
      for (const place of placesOf(index, pattern)) {
        own[place] = negated ? 0 : 1;
      }
      for (const place of placesWritten(written, pattern)) {
        own[place] = negated ? 0 : 1;
      }
    }
    return own;
  });
  return { names: written.size === 0 ? index.names : [...index.names, ...written.keys()], flags };
}

/** Unpublished names that are looked at; hostile policies have more. */
const mostWritten = 1_000;

function placesWritten(written: ReadonlyMap<string, number>, pattern: string): readonly number[] {
  if (hasWildcard(pattern)) {
    return [...written].flatMap(([name, place]) => (matchesAction(pattern, name) ? [place] : []));
  }
  const place = written.get(pattern);
  return place === undefined ? [] : [place];
}

/** The action of the pattern that AWS does not publish: the name itself, or of a service that is not published some example. */
function unpublished(index: Index, pattern: string): string | undefined {
  const [prefix = '', name] = pattern.split(':', 2);
  if (name === undefined || index.places.has(pattern) || /[*?]/.test(prefix)) {
    return undefined;
  }
  const isWildcard = /[*?]/.test(name);
  return isWildcard && index.services.has(prefix) ? undefined : pattern.replaceAll('*', 'something').replaceAll('?', 'x');
}

function placesOf(index: Index, pattern: string): Int32Array {
  let places = index.matches.get(pattern);
  if (places === undefined) {
    if (index.matches.size > capacity) {
      index.matches.clear();
    }
    places = Int32Array.from(match(index, pattern));
    index.matches.set(pattern, places);
  }
  return places;
}

function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** First and last place of the actions that a pattern with wildcards may match. */
function rangeOf(index: Index, pattern: string): readonly [number, number] {
  const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':')));
  return index.services.get(prefix) ?? (hasWildcard(prefix) || prefix === '' ? [0, index.names.length] : [0, 0]);
}

/** What finding its actions costs, whether they are remembered or not: the same question always gets the same answer. */
function stepsOf(index: Index, pattern: string): number {
  if (!hasWildcard(pattern)) {
    return 1;
  }
  const [first, last] = rangeOf(index, pattern);
  return 1 + last - first;
}

function match(index: Index, pattern: string): readonly number[] {
  if (!hasWildcard(pattern)) {
    const place = index.places.get(pattern);
    return place === undefined ? [] : [place];
  }
  const [first, last] = rangeOf(index, pattern);
  const places: number[] = [];
  for (let place = first; place < last; place++) {
    if (matchesAction(pattern, index.lower[place] ?? '')) {
      places.push(place);
    }
  }
  return places;
}

/** Some actions that are in just these sets, `undefined` when AWS publishes none. Spread over the list, so that they differ in kind. */
export function actionsIn(known: KnownActions, membership: readonly boolean[], count: number): readonly string[] {
  const found: string[] = [];
  for (let place = 0; place < known.names.length && found.length < count; place++) {
    if (known.flags.every((flags, set) => (flags[place] === 1) === membership[set])) {
      found.push(known.names[place] ?? '');
    }
  }
  return found;
}

/** The classes of today's actions that are in at least one of the first `count` sets. */
export function knownClasses({ names, flags }: KnownActions, count: number): readonly ActionClass[] {
  const classes = new Map<string, ActionClass>();
  const first = flags.slice(0, count);
  names.forEach((name, place) => {
    if (first.some((own) => own[place] === 1)) {
      const membership = flags.map((own) => own[place] === 1);
      const key = membership.map(Number).join('');
      if (!classes.has(key)) {
        classes.set(key, { example: name.toLowerCase(), membership });
      }
    }
  });
  return [...classes.values()];
}

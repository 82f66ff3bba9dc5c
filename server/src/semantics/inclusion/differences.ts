import type { PolicyDocument } from '../../policy/ast';
import type { AccessLevel, ActionName, ServiceReference } from '../../reference/types';
import { levelsByHarm } from '../levels-by-harm';
import { qualifiedName } from '../matching-actions';
import { tellingActions } from '../telling-actions';
import { matchesAction } from './action-classes';
import { buildRequest } from './build-request';
import { type Goal, holdAll, remainders } from './goals';
import { type InclusionOptions, newWork, type Work } from './includes';
import type { Refuted } from './inclusion';
import { pose } from './prove';
import { proveByClasses } from './prove-by-classes';
import type { Cube } from './read-statement';
import { defaultReading } from './reading';
import type { Held } from './search';
import { type Hunt, toRefuted } from './witness-hunt';

/** A request that only the newer policy allows, and what it is an example of. */
export interface Difference extends Refuted {
  /** `undefined` for an action that AWS does not publish. */
  readonly level: AccessLevel | undefined;
  /** How many other actions of that access level both policies treat like this one. */
  readonly alike: number;
}

/** Kinds of difference that one list names: more than a reader looks at. */
const mostDifferences = 50;
/** Services up to which each is shown by itself; beyond, access levels are told apart only. */
const mostServices = 4;
/** Requests tried for one kind of difference. */
const attempts = 4;

/**
 * Requests that only the newer policy allows, one for each kind: for each statement that allows them, and Deny that they escape, by
 * service and access level. In the order of the statements. What the budget does not reach is left out, so that an empty list proves nothing.
 */
export function differences(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
  work: Work = newWork(options.budget),
): readonly Difference[] {
  const { budget, classes } = work;
  const sourceOf = options.sourceOf ?? (() => undefined);
  const question = { newer, older, reference, reading: defaultReading, budget, sourceOf, classes };
  const { arena, goals, older: olderCubes } = pose(question);
  const allows = olderCubes.filter(({ effect }) => effect === 'Allow');
  const left = [...remainders(arena, goals, () => undefined)];
  const found = new Map<string, Difference>();
  if (left.length > 0) {
    const shownBy = (goal: Goal, held: Held, action: string) => toRefuted(question, goal, buildRequest(arena, held, action, reference));
    // What a Deny of the older policy forbids counts where the older policy would allow it otherwise.
    const show = (goal: Goal, held: Held, action: string): Refuted | undefined =>
      goal.deny === undefined
        ? shownBy(goal, held, action)
        : firstOf(allowsOf(action, allows), ({ demands }) => shownBy(goal, holdAll(arena, held, demands), action));
    proveByClasses({ arena, reference, hunt: collecting(reference, budget, show, found), remembered: question.classes }, left);
  }
  return withoutOdd([...found.values()])
    .sort((a, b) => a.statement - b.statement || rank(a) - rank(b))
    .slice(0, mostDifferences);
}

/** A resource or condition key that AWS does not document for the action is shown where a statement makes no other difference. */
function withoutOdd(all: readonly Difference[]): Difference[] {
  const plain = new Set(all.filter(({ realistic }) => realistic).map(({ statement }) => statement));
  return all.filter(({ realistic, level, statement }) => realistic || level === undefined || !plain.has(statement));
}

/** Statements of the older policy tried for one request. */
const mostAllows = 8;

function allowsOf(action: string, allows: readonly Cube[]): readonly Cube[] {
  const lower = action.toLowerCase();
  return allows
    .filter(({ actions }) => actions.patterns.some((pattern) => matchesAction(pattern, lower)) !== actions.negated)
    .slice(0, mostAllows);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The gravest first; what a Deny forbade after what nothing allowed. */
function rank({ level, deniedBy }: Difference): number {
  const gravity = level === undefined ? levelsByHarm.length : levelsByHarm.indexOf(level);
  return gravity + (deniedBy === undefined ? 0 : 10);
}

/** Goes on after a request is found, with the next class of actions. */
function collecting(
  reference: ServiceReference,
  budget: { readonly steps: number },
  show: (goal: Goal, held: Held, action: string) => Refuted | undefined,
  found: Map<string, Difference>,
): Hunt {
  // The leaves of one class come one after another.
  let last: { readonly actions: readonly string[]; readonly kinds: readonly Kind[] } | undefined;
  return {
    examples: Number.POSITIVE_INFINITY,
    try(goal, held, actions) {
      if (budget.steps < 0) {
        return true;
      }
      last = last?.actions === actions ? last : { actions, kinds: kindsOf(reference, actions) };
      const keyOf = ({ name }: Kind): string => `${goal.allow.index} ${goal.deny?.index} ${name}`;
      for (const kind of last.kinds) {
        const before = found.get(keyOf(kind));
        if (before?.realistic === true || (before === undefined && found.size >= mostDifferences)) {
          continue;
        }
        const shown = kind.examples.flatMap((action) => show(goal, held, action) ?? []);
        const best = shown.find(({ realistic }) => realistic) ?? before ?? shown[0];
        if (best !== undefined) {
          found.set(keyOf(kind), { ...best, level: kind.level, alike: kind.count - 1 });
        }
      }
      return last.kinds.every((kind) => found.get(keyOf(kind))?.realistic === true);
    },
    tryFuture: () => true,
    isOver: () => false,
  };
}

/** Actions of a class that a reader takes for one thing. */
interface Kind {
  readonly name: string;
  readonly level: AccessLevel | undefined;
  readonly count: number;
  /** The most telling first. */
  readonly examples: readonly string[];
}

/** The actions of one class by access level, and by service where they are of few. */
function kindsOf(reference: ServiceReference, actions: readonly string[]): readonly Kind[] {
  const services = groupsOf(actions, (action) => action.slice(0, action.indexOf(':')));
  const published: ActionName[] = [];
  const others: string[] = [];
  for (const [prefix, own] of services) {
    const byName = new Map((reference.actions(prefix) ?? []).map((action) => [qualifiedName(action), action]));
    for (const action of own) {
      const known = byName.get(action);
      if (known === undefined) {
        others.push(action);
      } else {
        published.push(known);
      }
    }
  }
  const isFew = services.size <= mostServices;
  const groups = groupsOf(published, ({ servicePrefix, accessLevel }) => `${isFew ? servicePrefix : ''} ${accessLevel}`);
  const kinds = [...groups].map(([name, own]): Kind => {
    const wellKnown = isFew ? own : [...own].sort((a, b) => usage(reference, b) - usage(reference, a)).slice(0, mostWellKnown);
    const examples = tellingActions(wellKnown, attempts).map(qualifiedName);
    return { name, level: own[0]?.accessLevel, count: own.length, examples };
  });
  return others.length === 0
    ? kinds
    : [...kinds, { name: '', level: undefined, count: others.length, examples: others.slice(0, attempts) }];
}

/** Of how many actions of many services, those that AWS's own policies name most often, the examples are chosen. */
const mostWellKnown = 50;

function usage(reference: ServiceReference, { servicePrefix, name }: ActionName): number {
  return reference.usage(servicePrefix, name);
}

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}

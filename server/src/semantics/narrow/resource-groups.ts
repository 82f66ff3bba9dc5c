import type { ActionPattern } from '../../policy/action-pattern';
import type { Action, ActionName, ResourceType, ServiceReference } from '../../reference/types';
import { matchingActions } from '../matching-actions';
import { canBeScoped } from '../unscoped-actions';
import { divideEntries } from './divide-entries';

/** Actions that work on resources in common, and the types of those. */
export interface ResourceGroup {
  readonly types: readonly ResourceType[];
  readonly actions: ReadonlySet<ActionName>;
  /** Entries for an Action element, as the author wrote them where that is possible. */
  readonly entries: readonly string[];
}

export interface ResourceGroups {
  readonly groups: readonly ResourceGroup[];
  /** Entries that need `*`: without resource-level permissions, not in the reference, or of so many types that a list helps nobody. */
  readonly everywhere: readonly string[];
}

/** The most types that are written out for one action. */
const manyTypes = 6;

/** Which actions are to be limited; the others are left where they are. */
export type Wanted = (action: ActionName) => boolean;

/**
 * Sorts what patterns match by the resources it works on: two actions are in one group when a resource type joins them, directly or by
 * way of others. A pattern whose matches fall into several groups is divided among them, and loses what
 * `isIdle` says works on none of the resources. `undefined` for more groups than `most`.
 */
export function groupByResource(
  reference: ServiceReference,
  patterns: readonly ActionPattern[],
  wanted: Wanted,
  most: number,
  isIdle: (action: ActionName) => boolean = () => false,
): ResourceGroups | undefined {
  let groups: Joined[] = [];
  for (const name of new Set(patterns.flatMap((pattern) => matchingActions(reference, pattern)))) {
    const types = wanted(name) ? typesToScope(reference, name) : [];
    if (types.length > 0) {
      groups = join(groups, name, types);
    }
  }
  if (groups.length > most) {
    return undefined;
  }
  const grouped = groups.map(({ types, actions }) => ({
    types: [...types.values()],
    actions,
    entries: divideEntries(reference, patterns, (action) => actions.has(action)).within,
  }));
  const all = new Set(groups.flatMap(({ actions }) => [...actions]));
  const rest = (pattern: ActionPattern) =>
    matchingActions(reference, pattern).some((action) => all.has(action))
      ? divideEntries(reference, [pattern], (action) => all.has(action) || isIdle(action)).others
      : [pattern.source.text];
  return { groups: grouped, everywhere: [...new Set(patterns.flatMap(rest))] };
}

/** A group while it grows. */
interface Joined {
  readonly types: Map<string, ResourceType>;
  readonly actions: Set<ActionName>;
}

/** The groups with one more action, which joins those that know one of its types. They stay in the order of their first actions. */
function join(groups: Joined[], action: ActionName, types: readonly ResourceType[]): Joined[] {
  const [first, ...others] = groups.filter((group) => types.some((type) => group.types.has(keyOf(type))));
  const home = first ?? { types: new Map(), actions: new Set() };
  for (const other of others) {
    for (const [key, type] of other.types) {
      home.types.set(key, type);
    }
    for (const joined of other.actions) {
      home.actions.add(joined);
    }
  }
  for (const type of types) {
    home.types.set(keyOf(type), type);
  }
  home.actions.add(action);
  return first === undefined ? [...groups, home] : others.length === 0 ? groups : groups.filter((group) => !others.includes(group));
}

/** One format is one key, whichever service speaks of it: `sts` and `iam` know the same roles. */
function keyOf(type: ResourceType): string {
  return type.arnFormats.join(' ');
}

/**
 * The types by which an action is scoped, those it always names first: all it knows where they are few, else those it always names. None where AWS lists many and
 * says of none that it is always named.
 */
function typesToScope(reference: ServiceReference, { servicePrefix, name }: ActionName): readonly ResourceType[] {
  const action: Action | undefined = reference.action(servicePrefix, name);
  const known = reference.resourceTypes(servicePrefix);
  const usual = (action !== undefined && canBeScoped(action) ? action.resourceTypes : []).filter(
    (type) => !byOtherName(servicePrefix, type.name),
  );
  const own = usual.filter(
    (type) => type.required || typeNamed(known, type.name)?.arnFormats.some((format) => isOf(format, servicePrefix)),
  );
  const all = own.length > 0 ? own : usual;
  const chosen = all.length <= manyTypes ? all : usual.filter(({ required }) => required);
  const sorted = [...chosen].sort((a, b) => Number(b.required) - Number(a.required));
  return sorted.flatMap((type) => typeNamed(known, type.name) ?? []).filter(({ arnFormats }) => arnFormats.length > 0);
}

function typeNamed(types: readonly ResourceType[], name: string): ResourceType | undefined {
  return types.find((type) => type.name === name);
}

function isOf(arnFormat: string, servicePrefix: string): boolean {
  return arnFormat.split(':')[2] === servicePrefix;
}

/** S3 knows its buckets and objects by their access points too; few policies do. */
function byOtherName(servicePrefix: string, type: string): boolean {
  return servicePrefix === 's3' && type.startsWith('accesspoint');
}

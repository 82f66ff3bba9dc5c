import type { Statement } from '../../policy/ast';
import type { Action, ServiceReference } from '../../reference/types';
import { actionsOfStatement } from './actions-of-statement';

/** Which condition keys a statement's actions support. */
export interface SupportedKeys {
  /** By name, in AWS's spelling: how many of the actions have the key, themselves or through a resource type. */
  readonly counts: ReadonlyMap<string, number>;
  /** By name: how many actions of the same services have the key at all. */
  readonly breadths: ReadonlyMap<string, number>;
  /** Of how many actions. */
  readonly actions: number;
  /** Whether that is all: every action is named, none by a wildcard that covers too many to look at each. */
  readonly exact: boolean;
}

/** Of this many services at most. */
const mostServices = 5;

/** The keys that the statement's actions and their resource types support. For wildcards over a whole service, all keys of it. */
export function conditionKeysOfStatement(statement: Statement, reference: ServiceReference): SupportedKeys {
  const { actions, exact } = actionsOfStatement(statement, reference);
  const counts = countKeys(actions, reference);
  const services = new Set(exact ? [] : statement.action?.patterns.map(({ servicePrefix }) => servicePrefix));
  for (const prefix of services.size > mostServices ? [] : services) {
    for (const { name } of reference.conditionKeysOfService(prefix)) {
      counts.set(name, counts.get(name) ?? 0);
    }
  }
  return { counts, breadths: breadthsOf(actions, reference), actions: actions.length, exact: exact && actions.length > 0 };
}

const breadthsOfServices = new WeakMap<ServiceReference, Map<string, ReadonlyMap<string, number>>>();

function breadthsOf(actions: readonly Action[], reference: ServiceReference): ReadonlyMap<string, number> {
  const known = breadthsOfServices.get(reference) ?? new Map<string, ReadonlyMap<string, number>>();
  breadthsOfServices.set(reference, known);
  const breadths = new Map<string, number>();
  const prefixes = new Set(actions.map(({ servicePrefix }) => servicePrefix));
  for (const prefix of prefixes.size > mostServices ? [] : prefixes) {
    const ofService = known.get(prefix) ?? countKeys(allActions(prefix, reference), reference);
    known.set(prefix, ofService);
    for (const [key, breadth] of ofService) {
      breadths.set(key, (breadths.get(key) ?? 0) + breadth);
    }
  }
  return breadths;
}

function allActions(prefix: string, reference: ServiceReference): readonly Action[] {
  return (reference.actions(prefix) ?? []).flatMap(({ name }) => reference.action(prefix, name) ?? []);
}

function countKeys(actions: readonly Action[], reference: ServiceReference): Map<string, number> {
  const counts = new Map<string, number>();
  for (const action of actions) {
    for (const key of keysOf(action, reference)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keysOf(action: Action, reference: ServiceReference): ReadonlySet<string> {
  return new Set([
    ...action.conditionKeys,
    ...action.resourceTypes.flatMap(({ name, conditionKeys }) => [
      ...conditionKeys,
      ...(reference.resourceType(action.servicePrefix, name)?.conditionKeys ?? []),
    ]),
  ]);
}

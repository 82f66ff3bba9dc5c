import type { Statement } from '../policy/ast';
import { type AccessLevel, type ActionName, accessLevels, type Service, type ServiceReference } from '../reference/types';
import { actionsOf } from './matching-actions';
import { createMemory } from './remember';
import { wordingOf } from './wording';

/** How many of a set of actions are covered. */
export interface Count {
  readonly granted: number;
  /** How many there are today. */
  readonly of: number;
}

export interface LevelCount extends Count {
  readonly level: AccessLevel;
}

export interface ServiceGrant extends Count {
  readonly service: Service;
  /** In the order of `accessLevels`; levels without a single action in the service are left out, those with none granted are not. */
  readonly levels: readonly LevelCount[];
}

/** Which actions of which services are spoken of, counted by access level. Counts are of the actions that AWS publishes today. */
export interface GrantSummary extends Count {
  /** In alphabetical order of their prefixes; only services of which at least one action is covered. `of` counts these alone. */
  readonly services: readonly ServiceGrant[];
  /** Over all those services, in the order of `accessLevels`; levels that none of them has are left out. */
  readonly levels: readonly LevelCount[];
  /** Whether every entry was known. Where not, the counts are what can be said before deployment, and for NotAction nothing can be. */
  readonly known: boolean;
}

const remembered = createMemory<GrantSummary>();

/**
 * What a statement's Action or NotAction covers, whatever its Effect, Resource and Condition: `undefined` without such an element.
 * Remembered by the text of the entries, so that a keystroke pays for the statement it changes only.
 */
export function summariseStatement(reference: ServiceReference, statement: Pick<Statement, 'action'>): GrantSummary | undefined {
  const { action } = statement;
  if (action === undefined) {
    return undefined;
  }
  const summary = remembered(reference, wordingOf(action), () => summariseActions(reference, actionsOf(reference, action)));
  return action.known ? summary : { ...summary, known: false };
}

/** Counts a set of actions by service and access level. */
export function summariseActions(reference: ServiceReference, actions: Iterable<ActionName>): GrantSummary {
  const byService = new Map<string, Map<AccessLevel, number>>();
  for (const { servicePrefix, accessLevel } of actions) {
    let levels = byService.get(servicePrefix);
    if (levels === undefined) {
      levels = new Map();
      byService.set(servicePrefix, levels);
    }
    levels.set(accessLevel, (levels.get(accessLevel) ?? 0) + 1);
  }
  const services = [...byService].flatMap(([prefix, granted]) => summariseService(reference, prefix, granted));
  services.sort((a, b) => (a.service.prefix < b.service.prefix ? -1 : 1));
  const levels = accessLevels
    .map((level) => ({ level, ...sum(services.flatMap((service) => service.levels.filter((count) => count.level === level))) }))
    .filter(({ of }) => of > 0);
  return { services, levels, ...sum(services), known: true };
}

function summariseService(reference: ServiceReference, prefix: string, granted: ReadonlyMap<AccessLevel, number>): readonly ServiceGrant[] {
  const service = reference.service(prefix);
  if (service === undefined) {
    return [];
  }
  const levels = levelsOf(reference, prefix).map(({ level, of }) => ({ level, granted: granted.get(level) ?? 0, of }));
  return [{ service, levels, ...sum(levels) }];
}

function levelsOf(reference: ServiceReference, prefix: string): readonly { readonly level: AccessLevel; readonly of: number }[] {
  const actions = reference.actions(prefix) ?? [];
  return accessLevels
    .map((level) => ({ level, of: actions.filter(({ accessLevel }) => accessLevel === level).length }))
    .filter(({ of }) => of > 0);
}

function sum(counts: readonly Count[]): Count {
  return { granted: counts.reduce((total, { granted }) => total + granted, 0), of: counts.reduce((total, { of }) => total + of, 0) };
}

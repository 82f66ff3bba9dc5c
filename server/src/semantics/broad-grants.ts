import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { restricts } from './condition-strength';
import { coversEveryResource } from './covers-every-resource';
import { isUnlimited, reachOf } from './grants/reach';
import { matchingActions } from './matching-actions';
import { keptBy } from './region-limit';
import { createMemory } from './remember';
import { isSlight } from './risks/slight-changes';
import { changes, wholeService } from './unscoped-actions';
import { wordingOf } from './wording';

/**
 * Whether the statement grants what its other elements say to nearly every request: an Allow that no condition restricts. One that leaves
 * out every resource, by NotResource, grants nothing.
 */
export function grantsFreely(statement: Statement): boolean {
  return grantsAnything(statement) && !restricts(statement.condition);
}

function grantsAnything({ effect, resource }: Statement): boolean {
  const leavesOutAll = resource?.negated === true && coversEveryResource({ ...resource, negated: false });
  return effect === 'Allow' && !leavesOutAll;
}

/** As `grantsFreely`, or to nearly every request in Regions that a condition chooses: of the service with the prefix, or of any. */
export function grantsSomewhere(statement: Statement, servicePrefix?: string): boolean {
  return grantsAnything(statement) && keptBy(statement.condition, servicePrefix) !== 'part';
}

/** The entry that allows every action there is on every resource there is, if only in Regions; `undefined` when none does. */
export function everythingGranted(statement: Statement): ActionPattern | undefined {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource === undefined || !coversEveryResource(resource) || !grantsSomewhere(statement)) {
    return undefined;
  }
  return action.patterns.find(coversEveryAction);
}

/** `*`, `*:*`. */
function coversEveryAction({ source, servicePrefix, name }: ActionPattern): boolean {
  return source.text.startsWith('*') && isStatic(source) && /^\*+$/.test(servicePrefix) && name !== undefined && /^\*+$/.test(name);
}

/** An entry that allows every action there is, on chosen resources. */
export interface EveryAction {
  readonly pattern: ActionPattern;
  readonly resources: readonly ResourcePattern[];
}

/** What allows every action there is on resources that the statement names; `undefined` where the resources are all, or all but some. */
export function everyActionGranted(statement: Statement): EveryAction | undefined {
  const { action, resource } = statement;
  const pattern = action?.negated === false ? action.patterns.find(coversEveryAction) : undefined;
  const chosen = resource !== undefined && !resource.negated && !coversEveryResource(resource) && resource.patterns.length > 0;
  return pattern !== undefined && chosen && grantsSomewhere(statement) ? { pattern, resources: resource.patterns } : undefined;
}

/** Whether the statement is an Allow that grants nearly all that its NotAction does not name; not where its resources are chosen ones of a service, so that only that service's actions apply. */
export function notActionGranted(statement: Statement): boolean {
  return statement.action?.negated === true && grantsSomewhere(statement) && !namesResources(statement);
}

function namesResources({ resource }: Statement): boolean {
  return (
    resource !== undefined &&
    !resource.negated &&
    resource.patterns.every(({ arn }) => arn !== undefined && !arn.service.includes('*') && !/^\*+$/.test(arn.resource))
  );
}

/**
 * The entries that allow all of a service, `s3:*`, on everything in it, so that whoever has them can change anything there.
 * Services that only list, read and change little are not among them, nor is a statement that allows everything anyway.
 */
export function servicesGranted(reference: ServiceReference, statement: Statement): readonly ActionPattern[] {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource === undefined || resource.negated || !grantsAnything(statement)) {
    return [];
  }
  if (everythingGranted(statement) !== undefined) {
    return [];
  }
  return action.patterns.filter(
    (pattern) =>
      wholeService(reference, pattern) !== undefined &&
      grantsSomewhere(statement, pattern.servicePrefix) &&
      changesAnything(reference, pattern, statement),
  );
}

/** By the entry of Action and what Resource says. */
const remembered = createMemory<boolean>();

/** Whether most of the actions that change something are allowed on everything they work on, in the Region and account that are named at least. */
function changesAnything(reference: ServiceReference, pattern: ActionPattern, { resource }: Statement): boolean {
  if (resource === undefined || coversEveryResource(resource)) {
    return matchingActions(reference, pattern).some((action) => changes(action) && !isSlight(action));
  }
  return remembered(reference, `${pattern.source.text}\n\n${wordingOf(resource)}`, () => {
    const changing = matchingActions(reference, pattern).filter(changes);
    const unlimited = changing.filter(({ servicePrefix, name }) => {
      const action = reference.action(servicePrefix, name);
      const reached = action && reachOf(reference, action, resource);
      return reached !== undefined && isUnlimited(reached.reach);
    });
    return unlimited.length > changing.length / 2;
  });
}

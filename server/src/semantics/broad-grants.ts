import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { PolicyDocument, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { Action, ServiceReference } from '../reference/types';
import { restricts } from './condition-strength';
import { coversEveryResource } from './covers-every-resource';
import { leftByDeny } from './grants/left-by-deny';
import { matchingActions } from './matching-actions';
import { createMemory } from './remember';
import { changes, entryFor, isUnscoped, textOf, unscopable, unscopedChanges, wholeService, withoutMatches } from './unscoped-actions';

/** Whether the statement grants what its other elements say to nearly every request: an Allow that no condition restricts. */
export function grantsFreely(statement: Statement): boolean {
  return statement.effect === 'Allow' && !restricts(statement.condition);
}

/** The entry that allows every action there is on every resource there is; `undefined` when none does. */
export function everythingGranted(statement: Statement): ActionPattern | undefined {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource === undefined || !coversEveryResource(resource) || !grantsFreely(statement)) {
    return undefined;
  }
  return action.patterns.find(coversEveryAction);
}

/** `*`, `*:*`. */
function coversEveryAction({ source, servicePrefix, name }: ActionPattern): boolean {
  return isStatic(source) && /^\*+$/.test(servicePrefix) && name !== undefined && /^\*+$/.test(name);
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
  return pattern !== undefined && chosen && grantsFreely(statement) ? { pattern, resources: resource.patterns } : undefined;
}

/**
 * The entries that allow all of a service, `s3:*`, on everything in it, so that whoever has them can change anything there.
 * Services that only list and read are not among them, nor is a statement that allows everything anyway.
 */
export function servicesGranted(reference: ServiceReference, statement: Statement): readonly ActionPattern[] {
  const { action, resource } = statement;
  if (action === undefined || action.negated || resource === undefined || resource.negated || !grantsFreely(statement)) {
    return [];
  }
  if (everythingGranted(statement) !== undefined) {
    return [];
  }
  return action.patterns.filter(
    (pattern) => wholeService(reference, pattern) !== undefined && changesAnything(reference, pattern, statement),
  );
}

/** Whether most of the actions that change something are allowed on everything they work on. */
function changesAnything(reference: ServiceReference, pattern: ActionPattern, { resource }: Statement): boolean {
  const changing = matchingActions(reference, pattern).filter(changes);
  if (resource === undefined || coversEveryResource(resource)) {
    return changing.length > 0;
  }
  const unscoped = changing.filter(({ servicePrefix, name }) => {
    const action = reference.action(servicePrefix, name);
    return action !== undefined && isUnscoped(reference, action, resource);
  });
  return unscoped.length > changing.length / 2;
}

/** Actions that a statement lets change every resource, though each could be granted on chosen ones. */
export interface BroadChange {
  /** The entry of Resource that covers every resource of the first of them. */
  readonly resource: ResourcePattern;
  readonly actions: readonly Action[];
  /** How many other actions of the statement have no resource-level permissions. */
  readonly unscopable: number;
}

/** By what Action and Resource say, for statements whose conditions do not restrict; before any Deny. */
const remembered = createMemory<Pick<BroadChange, 'actions' | 'unscopable'>>();

/**
 * What the statement lets change everywhere, beyond what is told apart from it: everything, whole services, handing out roles.
 * Actions of which the document's Deny statements leave chosen resources or a part of the requests only are left out. `undefined` when nothing remains.
 */
export function changingEverywhere(reference: ServiceReference, document: PolicyDocument, statement: Statement): BroadChange | undefined {
  const { action, resource } = statement;
  if (action === undefined || resource === undefined || !grantsFreely(statement) || everythingGranted(statement) !== undefined) {
    return undefined;
  }
  const { actions: free, unscopable: others } = remembered(reference, `${textOf(action)}\n\n${textOf(resource)}`, () => {
    const toldApart = servicesGranted(reference, statement);
    return {
      actions: withoutMatches(reference, unscopedChanges(reference, action, resource), toldApart).filter((each) => !handsOutRoles(each)),
      unscopable: withoutMatches(reference, unscopable(reference, action), toldApart).length,
    };
  });
  const actions = free.filter((each) => leftByDeny(reference, document, each) === 'all');
  const [first] = actions;
  const entry = first && entryFor(reference, first, resource);
  return entry && { resource: entry, actions, unscopable: others };
}

/** Told apart by rules of their own. */
function handsOutRoles({ servicePrefix, name }: Action): boolean {
  return servicePrefix === 'iam' && (name === 'PassRole' || name === 'CreateServiceLinkedRole');
}

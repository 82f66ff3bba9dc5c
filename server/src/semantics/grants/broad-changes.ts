import { hasWildcard } from '../../policy/action-pattern';
import type { ResourcePattern } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Action, ActionName, ServiceReference } from '../../reference/types';
import { everyActionGranted, everythingGranted, grantsFreely, servicesGranted } from '../broad-grants';
import { qualifiedName } from '../matching-actions';
import { createMemory } from '../remember';
import { changes, entryFor, unscopable, unscopedChanges, withoutMatches } from '../unscoped-actions';
import { wordingOfBoth } from '../wording';
import { watchGrants } from './effective-grants';
import { leftByDeny } from './left-by-deny';
import { riskyGrants, waysUp } from './risky-grants';

/** Actions that a statement lets change every resource, though each could be granted on chosen ones. */
export interface BroadChange {
  /** The entry of Resource that covers every resource of the first of them. */
  readonly resource: ResourcePattern;
  readonly actions: readonly Action[];
}

/** By what Action and Resource say, for statements whose conditions do not restrict; before any Deny. */
const remembered = createMemory<readonly Action[]>();

/**
 * What the statement lets change everywhere, beyond what is told apart from it: everything, whole services, handing out roles, ways
 * to more permissions, and what has a risk of its own. Actions of which the document's Deny statements leave chosen resources or a part of the requests only are left
 * out. `undefined` when nothing remains. With how many other actions of the statement have no resource-level permissions.
 */
export function changingEverywhere(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
): (BroadChange & { readonly unscopable: number }) | undefined {
  const { action, resource } = statement;
  if (action === undefined || resource === undefined || !grantsFreely(statement) || everythingGranted(statement) !== undefined) {
    return undefined;
  }
  const free = remembered(reference, wordingOfBoth(action, resource), () =>
    withoutMatches(reference, unscopedChanges(reference, action, resource), servicesGranted(reference, statement)).filter(
      (each) => !handsOutRoles(each),
    ),
  );
  const told = free.length === 0 ? none : riskyGrants(reference, document, statement).told;
  const ways = free.length === 0 ? none : waysUp(reference, document, statement);
  const isLeft = (each: Action) =>
    !told.has(qualifiedName(each)) && !ways.has(qualifiedName(each)) && leftByDeny(reference, document, each) === 'all';
  const actions = free.every(isLeft) ? free : free.filter(isLeft);
  const [first] = actions;
  const entry = first && entryFor(reference, first, resource);
  return (
    entry && {
      resource: entry,
      actions,
      unscopable: withoutMatches(reference, unscopable(reference, action), servicesGranted(reference, statement)).length,
    }
  );
}

const none: ReadonlySet<string> = new Set();

/** Told apart by rules of their own. */
function handsOutRoles({ servicePrefix, name }: ActionName): boolean {
  return servicePrefix === 'iam' && (name === 'PassRole' || name === 'CreateServiceLinkedRole');
}

/**
 * What is made has no name that could be written down before, in many services; a tag does little by itself; and to write its own logs
 * and the blocks of a snapshot that it has begun is what a program does everywhere.
 */
const grantsOfChange = watchGrants(
  (action) =>
    changes(action) &&
    action.accessLevel !== 'Tagging' &&
    !handsOutRoles(action) &&
    !/^(Create|Run|Allocate|Request|Import|Copy|Register|Start)/.test(action.name) &&
    !/^(logs:PutLogEvents|ebs:(Put|Complete)Snapshot.*)$/.test(qualifiedName(action)),
);

/**
 * What the statement lets change in every resource of a type, as its ARN is nothing but wildcards after the type: what `*` would let change
 * too. What is told apart, of what is told of `*`, is told apart here.
 */
export function changingEveryOfType(reference: ServiceReference, document: PolicyDocument, statement: Statement): BroadChange | undefined {
  const { action, resource } = statement;
  const isOpen = resource?.patterns.some(({ arn }) => arn?.resource.endsWith('*')) === true && !resource.negated;
  if (action === undefined || action.negated || !isOpen || !grantsFreely(statement) || everyActionGranted(statement) !== undefined) {
    return undefined;
  }
  const services = new Set(servicesGranted(reference, statement).map(({ servicePrefix }) => servicePrefix));
  const { told } = riskyGrants(reference, document, statement);
  const ways = waysUp(reference, document, statement);
  const grants = grantsOfChange(reference, document, statement).filter(
    (grant) =>
      grant.reach === 'every-of-type' &&
      !grant.restricted &&
      hasWildcard(grant.resource?.arn?.resource ?? '') &&
      !services.has(grant.action.servicePrefix) &&
      !told.has(qualifiedName(grant.action)) &&
      !ways.has(qualifiedName(grant.action)),
  );
  const entry = grants[0]?.resource;
  return entry && { resource: entry, actions: grants.map((grant) => grant.action) };
}

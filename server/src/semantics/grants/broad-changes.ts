import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ResourcePattern } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Action, ActionName, ServiceReference } from '../../reference/types';
import { everyActionGranted, everythingGranted, grantsFreely, servicesGranted } from '../broad-grants';
import { hasLapsingTest } from '../lapsing-test';
import { qualifiedName } from '../matching-actions';
import { createMemory, createPairMemory } from '../remember';
import { isSlight } from '../risks/slight-changes';
import { tellingActions } from '../telling-actions';
import { changes, entryFor, unscopable, unscopedChanges, withoutMatches } from '../unscoped-actions';
import { wordingOfBoth } from '../wording';
import { watchGrants } from './effective-grants';
import { leftByDeny } from './left-by-deny';
import { riskyGrants, teller, waysUp } from './risky-grants';

/** Actions that a statement lets change every resource, though each could be granted on chosen ones. */
export interface BroadChange {
  /** The entry of Resource that covers every resource of the first of them. */
  readonly resource: ResourcePattern;
  readonly actions: readonly Action[];
}

/** By what Action and Resource say, for statements whose conditions do not restrict; before any Deny. */
const remembered = createMemory<readonly Action[]>();
const rememberedOthers = createMemory<number>();

/** Several rules ask for the same statement. */
const rememberedLeft = createPairMemory<PolicyDocument, Statement, ChangeEverywhere | undefined>();

/** What a statement lets change everywhere, with how many other actions of it have no resource-level permissions. */
export type ChangeEverywhere = BroadChange & { readonly unscopable: number };

/**
 * What the statement lets change everywhere, beyond what is told apart from it: everything, whole services, handing out roles, ways
 * to more permissions, and what has a risk of its own. Actions of which the document's Deny statements leave chosen resources or a part of the requests only are left
 * out. `undefined` when nothing remains, or slight changes alone.
 */
export function changesLeft(reference: ServiceReference, document: PolicyDocument, statement: Statement): ChangeEverywhere | undefined {
  return rememberedLeft(document, statement, () => findChangesLeft(reference, document, statement));
}

function findChangesLeft(reference: ServiceReference, document: PolicyDocument, statement: Statement): ChangeEverywhere | undefined {
  const { action, resource } = statement;
  if (action === undefined || resource === undefined || !grantsFreely(statement) || everythingGranted(statement) !== undefined) {
    return undefined;
  }
  const free = remembered(reference, wordingOfBoth(action, resource), () => {
    const found = withoutMatches(reference, unscopedChanges(reference, action, resource), servicesGranted(reference, statement)).filter(
      (each) => !handsOutRoles(each),
    );
    return found.every(isSlight) ? [] : found;
  });
  if (free.length === 0 || hasLapsingTest(reference, statement)) {
    return undefined;
  }
  const { told } = riskyGrants(reference, document, statement);
  const ways = waysUp(reference, document, statement);
  const tagsLimited = limitsTags(statement);
  const isLeft = (each: Action) =>
    !(tagsLimited && each.accessLevel === 'Tagging') &&
    !told.has(qualifiedName(each)) &&
    !ways.has(qualifiedName(each)) &&
    leftByDeny(reference, document, each) === 'all';
  const actions = free.every(isLeft) ? free : free.filter(isLeft);
  const [first] = actions;
  const entry = first && !actions.every(isSlight) ? entryFor(reference, first, resource) : undefined;
  const others = () => withoutMatches(reference, unscopable(reference, action), servicesGranted(reference, statement)).length;
  return entry && { resource: entry, actions, unscopable: rememberedOthers(reference, wordingOfBoth(action, resource), others) };
}

/** Whether a condition says which tags may be set: every request that sets some has the keys. */
function limitsTags({ condition }: Statement): boolean {
  return condition?.tests.some(({ key, operator }) => !operator?.negated && /^aws:(tagkeys$|requesttag\/)/i.test(key.text)) === true;
}

/**
 * Of what the statement lets change everywhere, what each wildcard brings that a finding of its own tells, an action by the first of them,
 * where they bring all of it but slight changes: to name the actions that are needed settles both. Empty where they do not.
 */
export function changesByWildcards(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
): ReadonlyMap<ActionPattern, BroadChange> {
  const patterns = [...riskyGrants(reference, document, statement).wildcards.keys()];
  const left = patterns.length === 0 ? undefined : changesLeft(reference, document, statement);
  if (left === undefined || teller(reference, document, statement) !== undefined) {
    return new Map();
  }
  const found = new Map<ActionPattern, BroadChange>();
  let { actions } = left;
  for (const pattern of patterns) {
    const others = withoutMatches(reference, actions, [pattern]);
    found.set(pattern, { resource: left.resource, actions: actions.filter((action) => !others.includes(action)) });
    actions = others;
  }
  return actions.every(isSlight) ? found : new Map();
}

/** As `changesLeft`, where no other finding of the statement asks for the same ARNs, or names, and tells of these changes too. */
export function changingEverywhere(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
): ChangeEverywhere | undefined {
  const left = changesLeft(reference, document, statement);
  const isTold = teller(reference, document, statement) !== undefined || changesByWildcards(reference, document, statement).size > 0;
  return isTold ? undefined : left;
}

/** Told apart by rules of their own. */
function handsOutRoles({ servicePrefix, name }: ActionName): boolean {
  return servicePrefix === 'iam' && (name === 'PassRole' || name === 'CreateServiceLinkedRole');
}

/** What is made, begun or copied has no name that could be written down before, in many services. */
const grantsOfChange = watchGrants(
  (action) =>
    changes(action) &&
    action.accessLevel !== 'Tagging' &&
    !handsOutRoles(action) &&
    !isSlight(action) &&
    !/^(Create|Run|Request|Import|Start)/.test(action.name),
);

/** As `changesLeftOfType`, where no other finding of the statement asks for the same ARN and tells of these changes too. */
export function changingEveryOfType(reference: ServiceReference, document: PolicyDocument, statement: Statement): BroadChange | undefined {
  const left = changesLeftOfType(reference, document, statement);
  return left === undefined || teller(reference, document, statement, left.resource) !== undefined ? undefined : left;
}

/**
 * What the statement lets change in every resource of a type, as its ARN is nothing but wildcards after the type: what `*` would let change
 * too. What is told apart, of what is told of `*`, is told apart here.
 */
export function changesLeftOfType(reference: ServiceReference, document: PolicyDocument, statement: Statement): BroadChange | undefined {
  const { action, resource } = statement;
  const isOpen = resource?.patterns.some(({ arn }) => arn?.resource.endsWith('*')) === true && !resource.negated;
  if (action === undefined || action.negated || !isOpen || !grantsFreely(statement) || everyActionGranted(statement) !== undefined) {
    return undefined;
  }
  if (hasLapsingTest(reference, statement)) {
    return undefined;
  }
  const services = new Set(servicesGranted(reference, statement).map(({ servicePrefix }) => servicePrefix));
  const { told } = riskyGrants(reference, document, statement);
  const ways = waysUp(reference, document, statement);
  const grants = grantsOfChange(reference, document, statement).filter(
    (grant) =>
      grant.reach === 'every-of-type' &&
      !grant.restricted &&
      !grant.regional &&
      hasWildcard(grant.resource?.arn?.resource ?? '') &&
      !services.has(grant.action.servicePrefix) &&
      !told.has(qualifiedName(grant.action)) &&
      !ways.has(qualifiedName(grant.action)),
  );
  const [worst] = tellingActions(
    grants.map(({ action: each }) => each),
    1,
  );
  const entry = grants.find((grant) => grant.action === worst)?.resource;
  return entry && { resource: entry, actions: grants.flatMap((grant) => (grant.resource === entry ? [grant.action] : [])) };
}

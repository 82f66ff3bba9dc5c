import type { ActionElement, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { wildcardMatch } from '../../policy/wildcard';
import type { Action, ServiceReference } from '../../reference/types';
import { coversEveryPrincipal } from '../covers-every-principal';
import { coversEveryResource } from '../covers-every-resource';
import { qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { keptByDeny } from './condition-of-deny';
import { coversAction, isUnlimited, reachOf } from './reach';

/** What the Deny statements of a document leave of an action that its other statements allow. */
export type Left =
  /** Nothing, whatever the request. */
  | 'nothing'
  /** Chosen resources only: those that NotResource of a Deny names. */
  | 'some'
  /** A part of the requests: those that a condition lets pass. */
  | 'restricted'
  /** Those in the Regions that a condition lets pass. */
  | 'regions'
  /** All, or all but chosen resources and rare requests. */
  | 'all';

/** A document is a value: what it denies never changes. */
const remembered = new WeakMap<PolicyDocument, Map<string, Left>>();

/**
 * What is left of the action, a Deny counted for what it denies: under no condition, on every resource that the action works on and to
 * everyone, it leaves nothing; on some resources, it leaves the others; under a condition, what that condition spares. A Deny that is not
 * known before deployment counts as one under a condition.
 */
export function leftByDeny(reference: ServiceReference, document: PolicyDocument, action: Action): Left {
  const denies = deniesOf(document, action.servicePrefix);
  if (denies.length === 0) {
    return 'all';
  }
  let known = remembered.get(document);
  if (known === undefined) {
    known = new Map();
    remembered.set(document, known);
  }
  const name = qualifiedName(action);
  let left = known.get(name);
  if (left === undefined) {
    left = denies.length > most ? 'restricted' : worstOf(denies.map((statement) => leftBy(reference, statement, action, name)));
    known.set(name, left);
  }
  return left;
}

/** Whether a Deny of the document may speak of actions of the service. */
export function mayDeny(document: PolicyDocument, prefix: string): boolean {
  return deniesOf(document, prefix).length > 0;
}

/** Of a service no policy that AWS takes has more Deny statements, which would only keep the author waiting. */
const most = 1000;

const deniesByService = new WeakMap<PolicyDocument, Map<string, readonly Statement[]>>();

/** The Deny statements that may speak of actions of the service. */
function deniesOf(document: PolicyDocument, prefix: string): readonly Statement[] {
  let known = deniesByService.get(document);
  if (known === undefined) {
    known = new Map();
    deniesByService.set(document, known);
  }
  let found = known.get(prefix);
  if (found === undefined) {
    found = document.statements.filter(({ effect, action }) => effect === 'Deny' && action !== undefined && maySpeakOf(action, prefix));
    known.set(prefix, found);
  }
  return found;
}

function maySpeakOf({ negated, known, patterns }: ActionElement, prefix: string): boolean {
  return negated || !known || patterns.some(({ servicePrefix }) => wildcardMatch(servicePrefix, prefix));
}

function worstOf(left: readonly Left[]): Left {
  return (['nothing', 'some', 'restricted', 'regions'] as const).find((each) => left.includes(each)) ?? 'all';
}

function leftBy(reference: ServiceReference, statement: Statement, action: Action, name: string): Left {
  const { principal, resource, condition } = statement;
  const isNamed = statement.action === undefined ? false : namesAction(statement.action, name);
  if (isNamed === false || (principal !== undefined && !principal.negated && !coversEveryPrincipal(principal))) {
    return 'all';
  }
  const left = resource === undefined ? 'nothing' : leftBeside(reference, action, resource);
  const isCertain = isNamed === true && !principal?.negated;
  const hasCondition = condition !== undefined && (!condition.known || condition.tests.length > 0);
  if (left === 'all' || (isCertain && !hasCondition)) {
    return left;
  }
  const kept = condition === undefined ? 'part' : keptByDeny(condition, action.servicePrefix);
  return kept === 'part' ? 'restricted' : kept;
}

/** What a Deny on the resources, without a condition, leaves. */
function leftBeside(reference: ServiceReference, action: Action, resource: ResourceElement): Left {
  if (!resource.negated) {
    return coversEveryResource(resource) || coversAction(reference, action, resource) ? 'nothing' : 'all';
  }
  const spared = reachOf(reference, action, { ...resource, negated: false });
  return spared === undefined ? 'nothing' : isUnlimited(spared.reach) || spared.reach === 'unscopable' ? 'all' : 'some';
}

import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { notActionGranted, servicesGranted } from '../broad-grants';
import { matchingActions } from '../matching-actions';
import { changes } from '../unscoped-actions';
import { type Escalation, escalationsOf } from './escalations';
import { leftByDeny, mayDeny } from './left-by-deny';
import { letThrough } from './let-through';

/** A whole service that a statement grants, and what the document's Deny statements leave of it. */
export interface ServiceGrant {
  /** The entry of Action: `s3:*`. */
  readonly pattern: ActionPattern;
  /** How many actions the service has. */
  readonly total: number;
  /** Those of them that are left. */
  readonly actions: readonly ActionName[];
  /** Whether a Deny may take away some of the actions, of the resources or of the requests. */
  readonly denied: boolean;
  /** A way to more permissions that it opens by itself, the most telling. */
  readonly way: Escalation | undefined;
}

/** The whole services that the statement grants. None of which Deny statements leave nothing to change, or that only on chosen resources or under a condition. */
export function serviceGrants(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly ServiceGrant[] {
  return servicesGranted(reference, statement).flatMap((pattern): readonly ServiceGrant[] => {
    const all = matchingActions(reference, pattern);
    const denied = mayDeny(document, pattern.servicePrefix);
    const left = denied ? all.map((action) => ({ action, left: leftOf(reference, document, action) })) : [];
    if (denied && !left.some((each) => (each.left === 'all' || each.left === 'regions') && changes(each.action))) {
      return [];
    }
    const actions = denied ? left.filter((each) => each.left !== 'nothing').map(({ action }) => action) : all;
    return [{ pattern, total: all.length, actions, denied, way: wayBy(reference, document, statement, pattern) }];
  });
}

function leftOf(reference: ServiceReference, document: PolicyDocument, { servicePrefix, name }: ActionName) {
  const action = reference.action(servicePrefix, name);
  return action === undefined ? 'all' : leftByDeny(reference, document, action);
}

function wayBy(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  pattern: ActionPattern,
): Escalation | undefined {
  return escalationsOf(reference, document, statement).find(
    (escalation) => escalation.grants[0].pattern === pattern && isGrave(escalation) && isByServices(reference, escalation),
  );
}

function isGrave({ path }: Escalation): boolean {
  return path.certainty === 'certain' || path.certainty === 'likely';
}

/** Whether whole services of one statement are all that opens the way. */
function isByServices(reference: ServiceReference, { grants }: Escalation): boolean {
  const [{ statement }] = grants;
  const services = servicesGranted(reference, statement);
  return grants.every((grant) => grant.statement === statement && grant.pattern !== undefined && services.includes(grant.pattern));
}

/**
 * The ways to more permissions that no finding on a whole service or on NotAction tells. Where one of those makes an administrator, what it
 * leads to together with other statements is no news.
 */
export function toldApart(
  reference: ServiceReference,
  document: PolicyDocument,
  escalations: readonly Escalation[],
): readonly Escalation[] {
  const told = escalations.filter((escalation) => isGrave(escalation) && isByServices(reference, escalation));
  const administrators = new Set(told.filter(({ path }) => path.certainty === 'certain').map(({ grants }) => grants[0].pattern));
  return escalations.filter((escalation) => {
    const { pattern, statement } = escalation.grants[0];
    const isByAll = pattern === undefined && notActionGranted(statement);
    const isTold = isByAll ? letThrough(reference, document, statement)?.action.startsWith('iam:') : administrators.has(pattern);
    return isTold !== true && !told.includes(escalation);
  });
}

import type { ActionPattern } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument, Statement } from '../../policy/ast';
import { wildcardCovers } from '../../policy/wildcard';
import type { ServiceReference } from '../../reference/types';
import { meets, type Span } from '../../text/span';
import { actionsOf } from '../matching-actions';
import { wholeService } from '../unscoped-actions';
import type { ValuesInUse } from '../values-in-use';
import { addGuardrail } from './add-guardrail';
import { keepAccessLevels } from './keep-access-levels';
import { keepToOwner } from './keep-to-owner';
import { keyGuardsOf } from './key-guards-of';
import { limitByTag } from './limit-by-tag';
import { limitKeys } from './limit-keys';
import { limitPassRole } from './limit-pass-role';
import { limitRecordSets } from './limit-record-sets';
import { limitRegion } from './limit-region';
import { limitRunCommand } from './limit-run-command';
import { limitServiceLinkedRole } from './limit-service-linked-role';
import { limitToOneBucket } from './limit-to-one-bucket';
import { limitToOwnItems } from './limit-to-own-items';
import { limitToOwnUser } from './limit-to-own-user';
import { limitToType } from './limit-to-type';
import { nameOtherActions } from './name-other-actions';
import { nameResources } from './name-resources';
import { nameServices, nameServicesInstead } from './name-services';
import type { Narrowing } from './narrowing';
import { requireMfa } from './require-mfa';
import { scopeByResourceType } from './scope-by-resource-type';

type Source = (reference: ServiceReference, document: PolicyDocument, statement: Statement, known: ValuesInUse) => readonly Narrowing[];

/** What says most about the statement comes first: what fits single actions, then what fits most. */
const sources: readonly Source[] = [
  limitPassRole,
  limitServiceLinkedRole,
  limitToOwnUser,
  limitRecordSets,
  limitRunCommand,
  limitKeys,
  keyGuardsOf,
  limitToType,
  (reference, document, statement, known) => scopeByResourceType(reference, document, statement, known, () => true),
  limitToOwnItems,
  limitByTag,
  limitRegion,
  requireMfa,
  keepToOwner,
];

/** What a wildcard of all services matches is not looked through action by action. */
const mostActions = 2000;

/**
 * Ways to narrow an Allow of an identity-based policy by what it allows, the best first, each made when it is asked for. `at` is where the author
 * looks: a wildcard there is narrowed too.
 */
export function* grantNarrowings(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
  at: Span,
): Generator<Narrowing> {
  const { effect, action } = statement;
  if (effect !== 'Allow' || action === undefined) {
    return;
  }
  const here = action.patterns.filter((pattern) => !action.negated && meets(pattern.source.span, at) && !isCovered(pattern, action));
  for (const pattern of here) {
    yield* wildcardNarrowings(reference, document, statement, pattern, known);
  }
  yield* nameOtherActions(reference, document, statement);
  yield* nameServicesInstead(reference, document, statement, known);
  yield* nameResources(reference, document, statement, known);
  for (const source of isLookedThrough(reference, action) ? sources : []) {
    yield* source(reference, document, statement, known);
  }
  yield* addGuardrail(reference, document, statement);
}

/** Whether another entry allows all that this one does, so that narrowing it would change nothing. */
function isCovered({ source }: ActionPattern, { patterns }: ActionElement): boolean {
  return patterns.some((other) => other.source !== source && wildcardCovers(other.source.text.toLowerCase(), source.text.toLowerCase()));
}

function isLookedThrough(reference: ServiceReference, action: ActionElement): boolean {
  const matched = action.negated || !action.known ? 0 : actionsOf(reference, action).size;
  return matched > 0 && matched <= mostActions;
}

/** What is offered for the wildcard of a service, or of all. */
export function wildcardNarrowings(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  pattern: ActionPattern,
  known: ValuesInUse,
): readonly Narrowing[] {
  if (wholeService(reference, pattern) === undefined) {
    return nameServices(reference, document, statement, pattern, known);
  }
  return [
    ...limitToOneBucket(reference, document, statement, pattern, known),
    ...keepAccessLevels(reference, document, statement, pattern),
  ];
}

import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { actionsOf } from '../matching-actions';
import type { ValuesInUse } from '../values-in-use';
import { callerNarrowings } from './caller-narrowings';
import { keepToOwner } from './keep-to-owner';
import { keyGuardsOf } from './key-guards-of';
import { limitByTag } from './limit-by-tag';
import { limitKeys } from './limit-keys';
import { limitPassRole } from './limit-pass-role';
import { limitRecordSets } from './limit-record-sets';
import { limitRegion } from './limit-region';
import { limitRunCommand } from './limit-run-command';
import { limitServiceLinkedRole } from './limit-service-linked-role';
import { limitToOwnItems } from './limit-to-own-items';
import { limitToOwnUser } from './limit-to-own-user';
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
  (reference, document, statement, known) => scopeByResourceType(reference, document, statement, known, () => true),
  limitToOwnItems,
  limitByTag,
  limitRegion,
  requireMfa,
  keepToOwner,
];

/** A menu that is longer is not read. */
const most = 6;

/** No statement that may be stored is longer, in actions: what a wildcard of all services matches is not looked through. */
const mostActions = 2000;

/** Ways to narrow an Allow, by what it allows or, where the policy names principals, by whom it lets in, whether or not a rule complains of it; the best first. */
export function statementNarrowings(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { effect, action } = statement;
  if (document.type === 'trust' || document.type === 'resource-based') {
    return callerNarrowings(document, statement, known).slice(0, most);
  }
  if (document.type !== 'identity-based' || effect !== 'Allow' || action === undefined || action.negated || !action.known) {
    return [];
  }
  const matched = actionsOf(reference, action);
  if (matched.size === 0 || matched.size > mostActions) {
    return [];
  }
  const narrowings = sources.flatMap((source) => source(reference, document, statement, known));
  return narrowings.slice(0, most);
}

import type { ActionPattern } from '../policy/action-pattern';
import type { PolicyDocument, Statement } from '../policy/ast';
import type { ActionName, ServiceReference } from '../reference/types';
import { type BroadChange, changesByWildcards, changesLeft, changesLeftOfType } from '../semantics/grants/broad-changes';
import { teller } from '../semantics/grants/risky-grants';
import { qualifiedName } from '../semantics/matching-actions';
import { listOf, tellingActions } from '../semantics/telling-actions';

/**
 * What else than the actions told the statement lets change everywhere, which the same ARNs would limit, as a sentence with a space before it;
 * empty where nothing is left, or another finding tells it.
 */
export function alsoChanges(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  by: ReturnType<typeof teller>,
  told: readonly ActionName[] = [],
): string {
  const everywhere = changesLeft(reference, document, statement);
  if (everywhere !== undefined && teller(reference, document, statement) === by) {
    return sentenceFor(everywhere, told, 'any resource');
  }
  const ofType = changesLeftOfType(reference, document, statement);
  return ofType !== undefined && teller(reference, document, statement, ofType.resource) === by
    ? sentenceFor(ofType, told, 'any resource of its type')
    : '';
}

/** The same of what a wildcard brings. */
export function alsoChangesBy(reference: ServiceReference, document: PolicyDocument, statement: Statement, pattern: ActionPattern): string {
  const brought = changesByWildcards(reference, document, statement).get(pattern);
  return brought === undefined ? '' : sentenceFor(brought, [], 'any resource');
}

function sentenceFor({ resource, actions }: BroadChange, told: readonly ActionName[], what: string): string {
  const names = new Set(told.map(qualifiedName));
  const others = actions.filter((action) => !names.has(qualifiedName(action)));
  const shown = tellingActions(others, 2);
  return others.length === 0 ? '' : ` \`${resource.source.text}\` also lets ${listOf(shown, others.length - shown.length)} change ${what}.`;
}

import type { PolicyDocument, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { type BroadChange, changesLeft, changesLeftOfType } from '../semantics/grants/broad-changes';
import { teller } from '../semantics/grants/risky-grants';
import { listOf, tellingActions } from '../semantics/telling-actions';

/**
 * What else the statement lets change everywhere, which the same ARNs would limit, as a sentence with a space before it; empty where nothing is
 * left, or another finding tells it.
 */
export function alsoChanges(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  by: ReturnType<typeof teller>,
): string {
  const everywhere = changesLeft(reference, document, statement);
  if (everywhere !== undefined && teller(reference, document, statement) === by) {
    return sentenceFor(everywhere, 'any resource');
  }
  const ofType = changesLeftOfType(reference, document, statement);
  return ofType !== undefined && teller(reference, document, statement, ofType.resource) === by
    ? sentenceFor(ofType, 'any resource of its type')
    : '';
}

function sentenceFor({ resource, actions }: BroadChange, what: string): string {
  const told = tellingActions(actions, 2);
  return ` \`${resource.source.text}\` also lets ${listOf(told, actions.length - told.length)} change ${what}.`;
}

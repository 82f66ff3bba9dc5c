import type { PolicyDocument } from '../policy/ast';
import type { ActionName, ServiceReference } from '../reference/types';
import { deniedActions } from './denied-actions';
import { type GrantSummary, summariseActions } from './grant-summary';
import { actionsOf, qualifiedName } from './matching-actions';

/**
 * What the Allow statements of a policy cover together, less what its Deny statements take off for every request.
 * Resources and conditions of the Allow statements are not looked at: an action counts when it is allowed on anything at all.
 */
export function summarisePolicy(reference: ServiceReference, document: PolicyDocument): GrantSummary {
  const granted = new Set<ActionName>();
  let known = true;
  for (const { effect, action } of document.statements) {
    if (effect !== 'Allow' || action === undefined) {
      continue;
    }
    known &&= action.known;
    for (const covered of actionsOf(reference, action)) {
      granted.add(covered);
    }
  }
  const denied = deniedActions(reference, document);
  const summary = summariseActions(
    reference,
    [...granted].filter((action) => !denied.has(qualifiedName(action))),
  );
  return known ? summary : { ...summary, known: false };
}

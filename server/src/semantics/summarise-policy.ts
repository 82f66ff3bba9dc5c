import type { PolicyDocument } from '../policy/ast';
import type { ActionName, ServiceReference } from '../reference/types';
import { type GrantSummary, summariseActions } from './grant-summary';
import { leftOfStatement } from './grants/left-of-statement';

/** What a policy grants by itself. */
export interface PolicySummary extends GrantSummary {
  /** Of how many of the actions a Deny takes something off, wherever a statement allows them. */
  readonly limited: number;
}

/**
 * What the Allow statements of a policy cover together, less what its Deny statements take off each of them for every request.
 * Conditions of the Allow statements are not looked at: an action counts when it is allowed on anything at all.
 */
export function summarisePolicy(reference: ServiceReference, document: PolicyDocument): PolicySummary {
  const granted = new Set<ActionName>();
  const free = new Set<ActionName>();
  for (const statement of document.statements) {
    const { actions, limited } = leftOfStatement(reference, document, statement);
    for (const action of actions) {
      granted.add(action);
      if (!limited.has(action)) {
        free.add(action);
      }
    }
  }
  const known = document.statements.every(({ effect, action }) => effect !== 'Allow' || action?.known !== false);
  return { ...summariseActions(reference, granted), known, limited: granted.size - free.size };
}

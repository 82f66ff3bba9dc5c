import { hasWildcard } from '../../policy/action-pattern';
import type { ActionElement } from '../../policy/ast';
import type { StringValue } from '../../policy/value';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions, qualifiedName } from '../../semantics/matching-actions';

/**
 * Tells whether an action is covered by the entries of a list other than the one that is being typed. Of one service only, when
 * given: the entries of others are not looked up.
 */
export function coveredActions(
  element: ActionElement,
  typed: StringValue | undefined,
  reference: ServiceReference,
  servicePrefix?: string,
): (action: ActionName) => boolean {
  const names = new Set<string>();
  const matched = new Set<ActionName>();
  for (const pattern of element.patterns) {
    const wild = hasWildcard(pattern.servicePrefix);
    if (pattern.source === typed || (servicePrefix !== undefined && !wild && pattern.servicePrefix !== servicePrefix)) {
      continue;
    }
    if (!wild && !hasWildcard(pattern.name ?? '')) {
      names.add(pattern.source.text.toLowerCase());
      continue;
    }
    for (const action of matchingActions(reference, pattern)) {
      matched.add(action);
    }
  }
  return (action) => matched.has(action) || names.has(qualifiedName(action).toLowerCase());
}

import { hasWildcard } from '../../policy/action-pattern';
import type { Statement } from '../../policy/ast';
import type { Action, ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';

/** Wildcards over more actions than this are not looked at one by one. */
const mostActions = 250;

/** Each of a statement's actions, so far as it is worth looking at each; `exact` is false where it is not. */
export function actionsOfStatement(
  statement: Statement,
  reference: ServiceReference,
): { readonly actions: readonly Action[]; readonly exact: boolean } {
  const { action } = statement;
  if (action === undefined || action.negated) {
    return { actions: [], exact: false };
  }
  const found = new Map<string, Action>();
  let exact = action.known;
  for (const { servicePrefix, name } of action.patterns) {
    const matched = hasWildcard(name ?? '') || hasWildcard(servicePrefix) ? matchingActions(reference, { servicePrefix, name }) : undefined;
    if (matched !== undefined && found.size + matched.length > mostActions) {
      exact = false;
      continue;
    }
    for (const each of matched ?? [{ servicePrefix, name: name ?? '' }]) {
      const details = reference.action(each.servicePrefix, each.name);
      if (details !== undefined) {
        found.set(`${details.servicePrefix}:${details.name}`, details);
      }
    }
    if (found.size > mostActions) {
      return { actions: [...found.values()], exact: false };
    }
  }
  return { actions: [...found.values()], exact };
}

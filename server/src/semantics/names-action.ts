import type { ActionElement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';

/**
 * Whether the element speaks of the action, given as `sts:TagSession`: by name, by a wildcard, or because NotAction does not leave it
 * out. `undefined` where that depends on an entry not known before deployment.
 */
export function namesAction({ negated, patterns, known }: ActionElement, action: string): boolean | undefined {
  const [service = '', name = ''] = action.toLowerCase().split(':');
  const named = patterns.some(
    (pattern) =>
      pattern.name !== undefined &&
      wildcardMatch(pattern.servicePrefix, service) &&
      isStatic(pattern.source) &&
      wildcardMatch(pattern.name.toLowerCase(), name),
  );
  return named ? !negated : known ? negated : undefined;
}

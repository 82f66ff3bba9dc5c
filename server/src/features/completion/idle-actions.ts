import type { Statement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { isIdle } from '../../semantics/idle-entries';
import { hasNoResourceTags, requiresResourceTag } from '../../semantics/resource-tag-support';
import { neverHasAll } from '../../semantics/unsupported-keys';

/**
 * Tells which actions the statement would allow or deny nowhere, for sure: they work on none of its resources, or their requests never
 * have what its condition tests.
 */
export function idleActions({ resource, condition }: Statement, reference: ServiceReference): (action: ActionName) => boolean {
  const patterns = resource === undefined || resource.negated || !resource.known ? [] : resource.patterns;
  const tests = condition?.tests ?? [];
  const keys = tests.map(({ key }) => key.text);
  const lacksKey = keys.length === 0 ? () => false : neverHasAll(reference, keys);
  const asksForTag = tests.some(requiresResourceTag);
  return (action) =>
    (patterns.length > 0 && patterns.every((pattern) => isIdle(reference, action, pattern))) ||
    lacksKey(action) ||
    (asksForTag && hasNoResourceTags(reference.action(action.servicePrefix, action.name)));
}

import type { Statement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { fitsService } from '../../semantics/fitting-types';
import { isIdle } from '../../semantics/idle-entries';
import { hasNoResourceTags, requiresResourceTag } from '../../semantics/resource-tag-support';
import { neverHasAll } from '../../semantics/unsupported-keys';

/**
 * Tells which actions the statement would allow or deny nowhere, for sure: they work on none of the resources that it names of their
 * service, or their requests never have what its condition tests. Of a service whose resources are still to be named, none is.
 */
export function idleActions({ resource, condition }: Statement, reference: ServiceReference): (action: ActionName) => boolean {
  const patterns = resource === undefined || resource.negated || !resource.known ? [] : resource.patterns;
  const named = new Map<string, boolean>();
  const namesService = (prefix: string): boolean => {
    const known = named.get(prefix) ?? patterns.some((pattern) => fitsService(reference, prefix, pattern));
    named.set(prefix, known);
    return known;
  };
  const tests = condition?.tests ?? [];
  const keys = tests.map(({ key }) => key.text);
  const lacksKey = keys.length === 0 ? () => false : neverHasAll(reference, keys);
  const asksForTag = tests.some(requiresResourceTag);
  return (action) =>
    (namesService(action.servicePrefix) && patterns.every((pattern) => isIdle(reference, action, pattern))) ||
    lacksKey(action) ||
    (asksForTag && hasNoResourceTags(reference.action(action.servicePrefix, action.name)));
}

import { wildcardMatch } from '../policy/wildcard';
import type { ActionName } from '../reference/types';
import { qualifiedName } from '../semantics/matching-actions';

/** Whether an action is one of those named: by its service (`s3`), by a pattern (`s3:Get*`), or by `all`. Compared without case. */
export function unseenMatching(names: readonly string[]): (action: ActionName) => boolean {
  const patterns = names.map((name) => name.toLowerCase()).map((name) => (name === 'all' ? '*' : name.includes(':') ? name : `${name}:*`));
  return (action) => {
    const name = qualifiedName(action).toLowerCase();
    return patterns.some((pattern) => wildcardMatch(pattern, name));
  };
}

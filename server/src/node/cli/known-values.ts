import type { PolicyDocument } from '../../policy/ast';
import { createValueIndex } from '../../semantics/value-index';
import { collectValues, type ValuesInUse, withListed } from '../../semantics/values-in-use';
import { type FileSettings, listedValues } from '../../settings/settings-for-file';

/** What the fixes of a file may fill in: what its settings list, and what its policies name; not what other files do, so that its report is the same beside any. */
export function knownValues(policies: readonly PolicyDocument[], settings: FileSettings): ValuesInUse {
  const index = createValueIndex();
  index.put('', policies.map(collectValues));
  return withListed(index, listedValues(settings));
}

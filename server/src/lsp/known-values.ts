import { type ValuesInUse, withListed } from '../semantics/values-in-use';
import { type FileSettings, listedValues } from '../settings/settings-for-file';
import type { Session } from './session';

/** What was known last, by the settings of a file. */
const last = new WeakMap<FileSettings, { readonly revision: number; readonly known: ValuesInUse }>();

/**
 * What a fix may fill in: what the settings list, and what the policies of the workspace name. The same object until something of it
 * changes, so that fixes are not computed again with each move of the cursor.
 */
export function knownValues({ values }: Session, settings: FileSettings): ValuesInUse {
  const revision = values.revision();
  const before = last.get(settings);
  if (before?.revision === revision) {
    return before.known;
  }
  const known = withListed(values, listedValues(settings));
  last.set(settings, { revision, known });
  return known;
}

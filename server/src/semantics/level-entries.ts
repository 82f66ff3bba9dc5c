import type { AccessLevel, ActionName, ServiceReference } from '../reference/types';
import { compactNames } from './narrow/compact-names';
import { redundantEntries } from './redundant-entries';

/** The actions that a service has of an access level. */
export interface LevelEntries {
  /** In the order of the reference. */
  readonly actions: readonly ActionName[];
  /** Entries for a list of actions that match just those today: `s3:GetObject*`, `s3:GetBucketAcl`. */
  readonly entries: readonly string[];
}

/** Both empty where the service is not known or has none. */
export function levelEntries(reference: ServiceReference, prefix: string, level: AccessLevel): LevelEntries {
  const all = reference.actions(prefix) ?? [];
  const actions = all.filter(({ accessLevel }) => accessLevel === level);
  const entries = compactNames(all, new Set(actions), '*').map((name) => `${prefix}:${name}`);
  // `ListService*` is `ListServices` too.
  const redundant = new Set(redundantEntries(entries).map(({ index }) => index));
  return { actions, entries: entries.filter((_, index) => !redundant.has(index)) };
}

import { type AccessLevel, type ActionName, accessLevels, type ServiceReference } from '../../reference/types';
import { levelEntries } from '../../semantics/level-entries';
import { matchingActions } from '../../semantics/matching-actions';
import type { Choice } from './choice';

/** The most entries that a person would still read through. */
const readable = 60;

/**
 * `s3:all Read actions (42)`, as the entries that match just those: for each access level of which the service has several actions, and
 * others of another level; without the entries of which the list has every action. Answers to the level's name too.
 */
export function levelsOfService(
  prefix: string,
  typed: string,
  covered: (action: ActionName) => boolean,
  reference: ServiceReference,
): readonly Choice[] {
  const lower = typed.toLowerCase();
  const all = reference.actions(prefix)?.length ?? 0;
  return accessLevels.flatMap((level): readonly Choice[] => {
    const name = levelName(level);
    if (!name.toLowerCase().startsWith(lower) && !level.toLowerCase().startsWith(lower)) {
      return [];
    }
    const { actions, entries: whole } = levelEntries(reference, prefix, level);
    const entries = whole.filter((entry) => !matches(entry, reference).every(covered));
    const isUseful = actions.length > 1 && actions.length < all && entries.length > 0 && entries.length <= readable;
    const detail = entries.length === 1 ? 'one entry' : `${entries.length} entries`;
    return isUseful ? [{ label: `${prefix}:${name} (${actions.length})`, kind: 'wildcard', detail, entries }] : [];
  });
}

function matches(entry: string, reference: ServiceReference): readonly ActionName[] {
  const [servicePrefix = '', name] = entry.split(':');
  return matchingActions(reference, { servicePrefix, name });
}

function levelName(level: AccessLevel): string {
  return `all ${level} actions`;
}

/** The access level that the label, without its service prefix, is of. */
export function levelOf(label: string): AccessLevel | undefined {
  const name = label.replace(/ \(\d+\)$/, '');
  return accessLevels.find((level) => name === levelName(level));
}

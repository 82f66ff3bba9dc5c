import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { type AccessLevel, type ActionName, accessLevels, type ServiceReference } from '../../reference/types';
import { matchingActions } from '../matching-actions';
import { compactNames } from './compact-names';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

/** What is usually wanted of a service, each more than the one before. */
const choices: readonly (readonly AccessLevel[])[] = [
  ['List', 'Read'],
  ['List', 'Read', 'Write'],
  ['List', 'Read', 'Write', 'Tagging'],
];

/** The most entries that a person would still read through. */
const readable = 60;

/**
 * Replaces a wildcard by the actions of chosen access levels that it matches.
 *
 * Why that narrows: each new entry is a name, or a name's beginning and `*`, of the wildcard's service, and covered by the wildcard,
 * so whatever a new entry matches, today or when AWS adds actions, the wildcard matched. The other entries and
 * elements of the statement stay, and an Allow is monotonic in its actions.
 */
export function keepAccessLevels(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  pattern: ActionPattern,
): readonly Narrowing[] {
  const { action } = statement;
  const all = matchingActions(reference, pattern);
  if (statement.effect !== 'Allow' || action === undefined || action.negated || all.length === 0) {
    return [];
  }
  const present = accessLevels.filter((level) => all.some(({ accessLevel }) => accessLevel === level));
  const offered = new Map<number, Narrowing>();
  for (const levels of choices) {
    const wanted = new Set<ActionName>(all.filter(({ accessLevel }) => levels.includes(accessLevel)));
    if (wanted.size === 0 || wanted.size === all.length || offered.has(wanted.size)) {
      continue;
    }
    const entries = compactNames(reference.actions(pattern.servicePrefix) ?? [], wanted, pattern.name ?? '').map(
      (name) => `${pattern.servicePrefix}:${name}`,
    );
    const edits = entries.length > readable ? undefined : replaceEntry(document, action, pattern, entries);
    if (edits !== undefined) {
      const kept = listLevels(present.filter((level) => levels.includes(level)));
      offered.set(
        wanted.size,
        narrowing(`Replace \`${pattern.source.text}\` by its ${kept} actions (${wanted.size} of ${all.length})`, edits),
      );
    }
  }
  return [...offered.values()];
}

/** `List, Read and Write` */
function listLevels(levels: readonly AccessLevel[]): string {
  return levels.length < 2 ? levels.join('') : `${levels.slice(0, -1).join(', ')} and ${levels.at(-1)}`;
}

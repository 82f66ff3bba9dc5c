import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { type AccessLevel, type ActionName, accessLevels, type ServiceReference } from '../../reference/types';
import { fitsAction } from '../fitting-types';
import { matchingActions } from '../matching-actions';
import { risksOf } from '../risks/risks-of';
import { compactNames } from './compact-names';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

interface Choice {
  readonly levels: readonly AccessLevel[];
  /** Whether what reads data worth stealing, or credentials, is left out. */
  readonly harmless?: true;
}

/** What is usually wanted of a service, each more than the one before. */
const choices: readonly Choice[] = [
  { levels: ['List', 'Read'], harmless: true },
  { levels: ['List', 'Read'] },
  { levels: ['List', 'Read', 'Write'] },
  { levels: ['List', 'Read', 'Write', 'Tagging'] },
];

/** The most entries that a person would still read through. */
const readable = 60;

/**
 * Replaces a wildcard by the actions of chosen access levels that it matches and that work on the statement's resources.
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
  const fitting = all.filter((each) => worksOn(reference, each, statement));
  for (const { levels, harmless } of choices) {
    const wanted = new Set<ActionName>(fitting.filter((each) => levels.includes(each.accessLevel) && !(harmless && readsData(each))));
    if (wanted.size === 0 || wanted.size === all.length || offered.has(wanted.size)) {
      continue;
    }
    const entries = compactNames(reference.actions(pattern.servicePrefix) ?? [], wanted, pattern.name ?? '').map(
      (name) => `${pattern.servicePrefix}:${name}`,
    );
    const edits = entries.length > readable ? undefined : replaceEntry(document, action, pattern, entries);
    if (edits !== undefined) {
      const kept = listLevels(present.filter((level) => levels.includes(level)));
      const what =
        harmless && fitting.some((each) => levels.includes(each.accessLevel) && readsData(each)) ? 'actions that read no data' : 'actions';
      offered.set(
        wanted.size,
        narrowing(`Replace \`${pattern.source.text}\` by its ${kept} ${what} (${wanted.size} of ${all.length})`, edits),
      );
    }
  }
  return [...offered.values()];
}

/** Whether an entry of Resource may name something that the action works on; `*` may. */
function worksOn(reference: ServiceReference, { servicePrefix, name }: ActionName, { resource }: Statement): boolean {
  const action = reference.action(servicePrefix, name);
  const isChosen = resource?.known === true && !resource.negated;
  return !isChosen || action === undefined || resource.patterns.some((pattern) => fitsAction(reference, action, pattern));
}

function readsData(action: ActionName): boolean {
  return risksOf(action).some(({ category }) => category === 'credentials' || category === 'exfiltration');
}

/** `List, Read and Write` */
function listLevels(levels: readonly AccessLevel[]): string {
  return levels.length < 2 ? levels.join('') : `${levels.slice(0, -1).join(', ')} and ${levels.at(-1)}`;
}

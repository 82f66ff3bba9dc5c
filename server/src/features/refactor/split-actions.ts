import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { carry, listed, type Plain } from '../../policy/writer';
import { type AccessLevel, type ActionName, accessLevels, type ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';
import { mostActions } from '../../semantics/most-actions';
import { compactNames } from '../../semantics/narrow/compact-names';
import { type Part, splitStatement } from '../../semantics/narrow/split-statement';
import { policySize } from '../../semantics/policy-size';
import type { Edit } from '../../text/edit';
import { type Refactoring, type RefactoringSource, statementAt } from './refactoring';

/** More statements, more entries of one, or what a wildcard matches beyond this, are no longer read through. */
const readable = { statements: 20, entries: 100, matches: 2000 };

/** Makes a statement for each service or access level of one; what is not about actions stays the same in each. */
export const splitActions: RefactoringSource = (place) => {
  const { document, reference } = place;
  const statement = statementAt(place);
  const action = statement?.action;
  if (statement === undefined || !action?.known || action.negated || action.patterns.length !== entriesOf(statement)) {
    return [];
  }
  return [byService(document, statement, action.patterns), byAccessLevel(document, reference, statement, action.patterns)].filter(
    (offered) => offered !== undefined,
  );
};

function entriesOf({ action }: Statement): number {
  const value = action?.element.value;
  return value?.kind === 'array' ? value.items.length : 1;
}

function byService(document: PolicyDocument, statement: Statement, patterns: readonly ActionPattern[]): Refactoring | undefined {
  const groups = new Map<string, Plain[]>();
  for (const { source, servicePrefix } of patterns) {
    const group = groups.get(servicePrefix) ?? [];
    group.push(carry(source));
    groups.set(servicePrefix, group);
  }
  return [...groups.keys()].every((prefix) => /^[a-z0-9-]+$/.test(prefix))
    ? split(document, statement, groups, `Split by service: ${inWords([...groups.keys()])}`)
    : undefined;
}

function byAccessLevel(
  document: PolicyDocument,
  reference: ServiceReference,
  statement: Statement,
  patterns: readonly ActionPattern[],
): Refactoring | undefined {
  const groups = new Map<AccessLevel, Plain[]>(accessLevels.map((level) => [level, []]));
  let divided: string | undefined;
  for (const pattern of patterns) {
    const matches = matchingActions(reference, pattern);
    const levels = new Set(matches.map(({ accessLevel }) => accessLevel));
    const [only] = levels;
    if (only === undefined || matches.length > readable.matches) {
      return undefined;
    }
    if (levels.size > 1) {
      divided ??= pattern.source.text;
    }
    for (const level of levels) {
      groups.get(level)?.push(...(levels.size === 1 ? [carry(pattern.source)] : entriesFor(reference, pattern, matches, level)));
    }
  }
  const present = new Map([...groups].filter(([, entries]) => entries.length > 0));
  const future = divided === undefined ? '' : `; what AWS adds to \`${divided}\` will not be covered`;
  return [...present.values()].every(({ length }) => length <= readable.entries)
    ? split(document, statement, present, `Split by access level: ${inWords([...present.keys()])}${future}`)
    : undefined;
}

/** The actions of one level that a wildcard matches, in wildcards that match no others. */
function entriesFor(
  reference: ServiceReference,
  { name = '' }: ActionPattern,
  matches: readonly ActionName[],
  level: AccessLevel,
): readonly string[] {
  const ofLevel = matches.filter(({ accessLevel }) => accessLevel === level);
  const prefixes = new Set(ofLevel.map(({ servicePrefix }) => servicePrefix));
  return [...prefixes].flatMap((prefix) => {
    const wanted = new Set(ofLevel.filter(({ servicePrefix }) => servicePrefix === prefix));
    return compactNames(reference.actions(prefix) ?? [], wanted, name).map((entry) => `${prefix}:${entry}`);
  });
}

function split(
  document: PolicyDocument,
  statement: Statement,
  groups: ReadonlyMap<string, readonly Plain[]>,
  title: string,
): Refactoring | undefined {
  const most = Math.max(mostActions(document) ?? Number.POSITIVE_INFINITY, statement.action?.patterns.length ?? 0);
  if (groups.size < 2 || groups.size > readable.statements || [...groups.values()].some(({ length }) => length > most)) {
    return undefined;
  }
  const parts = [...groups].map(([name, entries]): Part => ({ actions: listed(entries), word: wordFor(name) }));
  const edits = splitStatement(document, statement, parts);
  return edits === undefined || !hasRoomFor(document, edits) ? undefined : { title, kind: 'split', edits };
}

/** Whether the policy stays within its size limit if nothing of the statement were taken away: splitting repeats all but the actions. */
function hasRoomFor(document: PolicyDocument, edits: readonly Edit[]): boolean {
  const size = policySize(document);
  const added = edits.reduce((sum, { newText }) => sum + newText.replace(/\s+/g, '').length, 0);
  return size === undefined || size.counted + added <= size.limit.size;
}

/** `Permissions management` → `PermissionsManagement` */
function wordFor(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function inWords(names: readonly string[]): string {
  const shown = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

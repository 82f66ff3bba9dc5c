import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { carry, type Plain } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import { matchingActions, qualifiedName } from '../../semantics/matching-actions';
import { mostActions } from '../../semantics/most-actions';
import { replaceEntry } from '../../semantics/narrow/replace-entry';
import { policySize } from '../../semantics/policy-size';
import type { Edit } from '../../text/edit';
import { meets } from '../../text/span';
import { type Refactoring, type RefactoringSource, statementAt } from './refactoring';

/** More entries than this are no longer read through. */
const readable = 300;

/** Writes out the wildcard at the cursor, or all of the statement. Not where the policy would outgrow what AWS accepts. */
export const expandWildcard: RefactoringSource = (place) => {
  const { document, reference, range } = place;
  const statement = statementAt(place);
  const action = statement?.action;
  if (statement === undefined || action === undefined) {
    return [];
  }
  const wildcards = action.patterns.filter(({ source }) => isStatic(source) && hasWildcard(source.text));
  const here = wildcards.filter(({ source }) => meets(source.span, range)).slice(0, 2);
  const each = here.map((wildcard) => expansion(document, reference, statement, action, [wildcard]));
  const all = wildcards.length > 1 ? expansion(document, reference, statement, action, wildcards) : undefined;
  return [...each, all].filter((offered) => offered !== undefined);
};

function expansion(
  document: PolicyDocument,
  reference: ServiceReference,
  statement: Statement,
  action: ActionElement,
  wildcards: readonly ActionPattern[],
): Refactoring | undefined {
  const names = expand(reference, action, wildcards);
  if (names === undefined || !fits(document, action, names, wildcards)) {
    return undefined;
  }
  const [only] = wildcards;
  const isOne = wildcards.length === 1 && only !== undefined;
  const what = isOne ? `\`${only.source.text}\`` : `the ${wildcards.length} wildcards of this statement`;
  const edits = isOne ? replaceEntry(document, action, only, names) : replaceAll(document, action, wildcards, names);
  const title = `Expand ${what} to ${actionsInWords(names.length)}${difference(statement, action)}`;
  return edits === undefined ? undefined : { title, kind: 'expand', edits };
}

/** What the wildcards match today and no other entry does; `undefined` for none, and for more than anyone reads. */
function expand(
  reference: ServiceReference,
  { patterns }: ActionElement,
  wildcards: readonly ActionPattern[],
): readonly string[] | undefined {
  const names = new Set<string>();
  for (const wildcard of wildcards) {
    const matches = wildcard.name === undefined ? [] : matchingActions(reference, wildcard);
    if (matches.length === 0 || names.size + matches.length > readable) {
      return undefined;
    }
    for (const match of matches) {
      names.add(qualifiedName(match));
    }
  }
  const others = patterns
    .filter((pattern) => !wildcards.includes(pattern) && isStatic(pattern.source))
    .map(({ source }) => source.text.toLowerCase());
  const fresh = [...names].filter((name) => !others.some((other) => wildcardMatch(other, name.toLowerCase())));
  return fresh.length === 0 ? undefined : fresh;
}

/** Whether the list and the policy stay within their limits. One that is beyond it already is not made worse. */
function fits(
  document: PolicyDocument,
  { patterns }: ActionElement,
  names: readonly string[],
  wildcards: readonly ActionPattern[],
): boolean {
  const most = mostActions(document);
  if (most !== undefined && patterns.length - wildcards.length + names.length > most) {
    return false;
  }
  const size = policySize(document);
  const written = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 3, 0);
  const growth = written(names) - written(wildcards.map(({ source }) => source.text));
  return size === undefined || size.counted + growth <= size.limit.size;
}

/** The names take the place of the first wildcard. */
function replaceAll(
  { writer }: PolicyDocument,
  { element: { value } }: ActionElement,
  wildcards: readonly ActionPattern[],
  names: readonly string[],
): readonly Edit[] | undefined {
  if (value?.kind !== 'array') {
    return undefined;
  }
  const sources = new Set<unknown>(wildcards.map(({ source }) => source));
  const first = value.items.findIndex((item) => sources.has(item));
  const entries = value.items.flatMap((item, index): readonly Plain[] => {
    if (index === first) {
      return names;
    }
    return sources.has(item) ? [] : [carry(item)];
  });
  return [writer.replace(value, entries)];
}

function actionsInWords(count: number): string {
  return count === 1 ? 'the action it covers today' : `the ${count} actions covered today`;
}

/** What the wildcard would have done to actions that AWS has yet to add. */
function difference({ effect }: Statement, { negated }: ActionElement): string {
  if (negated) {
    return effect === 'Deny' ? '; future ones will be denied' : '; future ones will be allowed';
  }
  return effect === 'Deny' ? '; future ones will not be denied' : '';
}

import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../../policy/ast';
import { isStatic, type StringValue } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { carry, listed, type Plain } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';
import { compactNames } from '../../semantics/narrow/compact-names';
import { type RefactoringSource, statementAt } from './refactoring';

/**
 * Writes wildcards for actions, each only where it covers nothing today that the list does not: for policies that are too long.
 * It is the one refactoring after which a policy may allow more one day, and its title says so.
 */
export const shortenActions: RefactoringSource = (place) => {
  const { document, reference } = place;
  const statement = statementAt(place);
  const action = statement?.action;
  const shorter = action === undefined ? undefined : shorten(reference, action);
  if (statement === undefined || action?.element.value === undefined || shorter === undefined) {
    return [];
  }
  const { covered, wildcards } = shorter;
  const more = action.negated ? 'leave out' : statement.effect === 'Deny' ? 'deny' : 'allow';
  const title = `Replace ${covered} actions by ${wildcards === 1 ? '1 wildcard' : `${wildcards} wildcards`} that cover the same today; they may ${more} more when AWS adds actions`;
  return [{ title: wildcards === 1 ? singular(title) : title, kind: 'shorten', edits: [replaceList(document, action, shorter)] }];
};

function singular(title: string): string {
  return title.replace('that cover', 'that covers').replace('; they may', '; it may');
}

interface Shorter {
  /** How many actions go. */
  readonly covered: number;
  readonly wildcards: number;
  /** The entries that go, each with the wildcard that takes its place; the empty text where an entry before it has that already. */
  readonly replaced: ReadonlyMap<StringValue, string>;
}

function shorten(reference: ServiceReference, { patterns }: ActionElement): Shorter | undefined {
  const byService = new Map<string, Map<ActionName, StringValue>>();
  const known = patterns.filter(({ source }) => isStatic(source));
  for (const pattern of known) {
    const [match] = hasWildcard(pattern.source.text) ? [] : matchingActions(reference, pattern);
    if (match !== undefined) {
      const named = byService.get(match.servicePrefix) ?? new Map<ActionName, StringValue>();
      byService.set(match.servicePrefix, named.set(match, pattern.source));
    }
  }
  const wild = known.filter(({ source }) => hasWildcard(source.text));
  const replaced = new Map<StringValue, string>();
  const wildcards = new Set<string>();
  for (const [prefix, named] of byService) {
    const others = wild.filter(({ servicePrefix }) => wildcardMatch(servicePrefix, prefix));
    for (const [source, wildcard] of named.size < 2 ? [] : coveredBy(reference, prefix, named, others)) {
      replaced.set(source, wildcards.has(wildcard) ? '' : wildcard);
      wildcards.add(wildcard);
    }
  }
  return replaced.size === 0 ? undefined : { covered: replaced.size, wildcards: wildcards.size, replaced };
}

/** What other wildcards of the list cover may be covered once more. */
function coveredBy(
  reference: ServiceReference,
  prefix: string,
  named: ReadonlyMap<ActionName, StringValue>,
  others: readonly ActionPattern[],
): readonly (readonly [StringValue, string])[] {
  const covered = new Set(others.flatMap((other) => matchingActions(reference, other)));
  const all = (reference.actions(prefix) ?? []).filter((action) => named.has(action) || !covered.has(action));
  const wildcards = compactNames(all, new Set(named.keys()), '*').filter(hasWildcard);
  return [...named].flatMap(([action, source]) => {
    const wildcard = wildcards.find((pattern) => wildcardMatch(pattern.toLowerCase(), action.name.toLowerCase()));
    return wildcard === undefined ? [] : [[source, `${prefix}:${wildcard}`] as const];
  });
}

function replaceList({ writer }: PolicyDocument, { element: { value } }: ActionElement, { replaced }: Shorter) {
  const items = value?.kind === 'array' ? value.items : [];
  const entries = items.flatMap((item): readonly Plain[] => {
    const wildcard = item.kind === 'string' ? replaced.get(item) : undefined;
    return wildcard === undefined ? [carry(item)] : wildcard === '' ? [] : [wildcard];
  });
  return writer.replace(value ?? { kind: 'array', span: { start: 0, end: 0 }, items: [] }, listed(entries));
}

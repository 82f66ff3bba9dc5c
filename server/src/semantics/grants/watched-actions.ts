import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ActionElement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import type { ActionName, ServiceReference } from '../../reference/types';
import { everyAction, matchingActions, qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { createMemory } from '../remember';
import { wordingOf } from '../wording';

/** Actions that an element speaks of, each with the place of its entry: the one that names it, else the first that matches; -1 for NotAction. */
export type WatchedActions = ReadonlyMap<ActionName, number>;

/**
 * A question for the actions that `watched` tells, by facts of AWS alone: those of them that an element certainly speaks of. Most elements
 * have no entry of a service with such actions: that is asked first.
 */
export function watchActions(
  watched: (action: ActionName) => boolean,
): (reference: ServiceReference, element: ActionElement) => WatchedActions {
  const ofService = createMemory<ReadonlySet<ActionName>>();
  const spared = createMemory<WatchedActions>();
  const watchedIn = (reference: ServiceReference, prefix: string) =>
    ofService(reference, prefix, () => {
      const actions = hasWildcard(prefix) ? everyAction(reference) : (reference.actions(prefix) ?? []);
      return new Set(actions.filter(watched));
    });
  return (reference, element) => {
    if (element.negated) {
      return spared(reference, wordingOf(element), () => sparedBy(element, watchedIn(reference, '*')));
    }
    if (!prefixesOf(element).some((prefix) => watchedIn(reference, prefix).size > 0)) {
      return none;
    }
    return matchedBy(element, (pattern) => {
      const known = watchedIn(reference, pattern.servicePrefix);
      return known.size === 0 ? [] : matchingActions(reference, pattern).filter((action) => known.has(action));
    });
  };
}

const none: WatchedActions = new Map();

const knownPrefixes = new WeakMap<ActionElement, readonly string[]>();

/** The services of the entries, each once. Several questions are asked of an element. */
function prefixesOf(element: ActionElement): readonly string[] {
  let prefixes = knownPrefixes.get(element);
  if (prefixes === undefined) {
    prefixes = [...new Set(element.patterns.map(({ servicePrefix }) => servicePrefix))];
    knownPrefixes.set(element, prefixes);
  }
  return prefixes;
}

function matchedBy({ patterns }: ActionElement, matches: (pattern: ActionPattern) => readonly ActionName[]): WatchedActions {
  const found = new Map<ActionName, number>();
  const byName = new Set<ActionName>();
  for (const [index, pattern] of patterns.entries()) {
    const isName = !hasWildcard(pattern.source.text);
    for (const action of isStatic(pattern.source) ? matches(pattern) : []) {
      if (!found.has(action) || (isName && !byName.has(action))) {
        found.set(action, index);
      }
      if (isName) {
        byName.add(action);
      }
    }
  }
  return found;
}

function sparedBy(element: ActionElement, actions: ReadonlySet<ActionName>): WatchedActions {
  return new Map([...actions].filter((action) => namesAction(element, qualifiedName(action)) === true).map((action) => [action, -1]));
}

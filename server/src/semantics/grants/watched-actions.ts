import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ActionElement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import type { ActionName, ServiceReference } from '../../reference/types';
import { everyAction, matchingActions, qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { createMemory } from '../remember';

/** Actions that an element speaks of, each with the place of its entry: the one that names it, else the first that matches; -1 for NotAction. */
export type WatchedActions = ReadonlyMap<ActionName, number>;

/** A question for certain actions in what Action says. */
export interface ActionWatch {
  /** Whether an entry is of a service with such actions: cheap, and no for most elements. */
  mayName(reference: ServiceReference, element: ActionElement): boolean;
  /** Those of the actions that the element certainly speaks of. */
  namedIn(reference: ServiceReference, element: ActionElement): WatchedActions;
}

/** Asks for the actions that `watched` tells, by facts of AWS alone. */
export function watchActions(watched: (action: ActionName) => boolean): ActionWatch {
  const ofService = createMemory<ReadonlySet<ActionName>>();
  const watchedIn = (reference: ServiceReference, prefix: string) =>
    ofService(reference, prefix, () => {
      const actions = hasWildcard(prefix) ? everyAction(reference) : (reference.actions(prefix) ?? []);
      return new Set(actions.filter(watched));
    });
  const matches = (reference: ServiceReference, pattern: ActionPattern): readonly ActionName[] => {
    const known = watchedIn(reference, pattern.servicePrefix);
    return known.size === 0 ? [] : matchingActions(reference, pattern).filter((action) => known.has(action));
  };
  return {
    mayName: (reference, element) => element.negated || prefixesOf(element).some((prefix) => watchedIn(reference, prefix).size > 0),
    namedIn: (reference, element) =>
      element.negated ? sparedBy(element, watchedIn(reference, '*')) : matchedBy(element, (pattern) => matches(reference, pattern)),
  };
}

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

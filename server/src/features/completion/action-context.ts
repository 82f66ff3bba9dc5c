import { hasWildcard } from '../../policy/action-pattern';
import type { ActionElement } from '../../policy/ast';
import type { Slot } from '../../policy/cursor';
import type { AccessLevel, ActionName, ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';

/** An action that the list has already, without a wildcard. */
export interface PresentAction {
  readonly action: ActionName;
  readonly number: number;
}

/** What stands around the entry that is being typed, as far as it tells which action comes there. */
export interface ActionContext {
  /** In the order of the list; those nearest to the entry first. */
  readonly present: readonly PresentAction[];
  /** Right before and after the entry, where these are exact actions. */
  readonly previous: PresentAction | undefined;
  readonly next: PresentAction | undefined;
  /** How far the list is in alphabetical order: from 0 to 1, 0.5 when nothing tells. */
  readonly sorted: number;
  readonly levels: ReadonlyMap<AccessLevel, number>;
  readonly services: ReadonlyMap<string, number>;
}

export function actionContext(element: ActionElement, slot: Slot, reference: ServiceReference): ActionContext {
  const others = element.patterns.filter(({ source }) => source !== slot.string);
  const entries = others.map((pattern) => ({ pattern, present: presentAction(pattern, reference) }));
  const at = entries.filter(({ pattern }) => pattern.source.span.start < slot.span.start).length;
  const near = entries.map(({ present }, index) => ({ present, distance: index < at ? at - 1 - index : index - at }));
  near.sort((a, b) => a.distance - b.distance);
  const present = near.flatMap((entry) => entry.present ?? []);
  return {
    present,
    previous: entries[at - 1]?.present,
    next: entries[at]?.present,
    sorted: sortedShare(entries.flatMap((entry) => entry.present ?? [])),
    levels: tally(present.map(({ action }) => action.accessLevel)),
    services: tally(others.map(({ servicePrefix }) => servicePrefix)),
  };
}

function presentAction(pattern: ActionElement['patterns'][number], reference: ServiceReference): PresentAction | undefined {
  const { servicePrefix, name = '' } = pattern;
  if (hasWildcard(servicePrefix) || hasWildcard(name)) {
    return undefined;
  }
  const [action] = matchingActions(reference, pattern);
  const number = action && reference.managedUse().numberOf(servicePrefix, name);
  return action && number !== undefined ? { action, number } : undefined;
}

/** Of neighbours that are of one service; a list of few says little. */
function sortedShare(present: readonly PresentAction[]): number {
  const pairs = present.slice(1).flatMap((each, index) => {
    const before = present[index];
    return before?.action.servicePrefix === each.action.servicePrefix ? [before.number < each.number] : [];
  });
  return (pairs.filter(Boolean).length + 1) / (pairs.length + 2);
}

function tally<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) {
    counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return counts;
}

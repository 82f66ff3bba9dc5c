import type { PolicyCursor } from '../../policy/cursor';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';
import { actionIndex, type IndexedName } from './action-index';
import type { Choice, Choices } from './choice';
import { completeActionNames } from './complete-action-names';
import type { CompletionOptions } from './completion-item';
import { coveredActions } from './covered-actions';
import { matchClass, worstGoodMatch } from './match-class';
import { wildcardsOfService } from './wildcards-of-service';

/** After a service prefix: its actions, API operations that one of them authorises, and wildcards; otherwise see there. */
export function completeActions(
  cursor: Extract<PolicyCursor, { at: 'action' }>,
  reference: ServiceReference,
  options: CompletionOptions,
): Choices {
  const { action, slot } = cursor;
  const colon = slot.before.indexOf(':');
  const prefix = slot.before.slice(0, Math.max(0, colon)).toLowerCase();
  const names = colon < 0 ? undefined : actionIndex(reference).ofService(prefix);
  if (names === undefined) {
    return completeActionNames(cursor, reference, options);
  }
  const typed = slot.before.slice(colon + 1);
  const covered = coveredActions(action, slot.string, reference, prefix);
  const wildcards = wildcardsOfService(prefix, typed, reference).filter(({ label }) => !isCovered(label, covered, reference));
  return { choices: [...ranked(names, typed.toLowerCase(), covered), ...wildcards], incomplete: false };
}

/** What answers to the typed letters, the best answer first and the most used first among equals. What AWS itself never names has no rank. */
function ranked(names: readonly IndexedName[], typed: string, covered: (action: ActionName) => boolean): readonly Choice[] {
  if (typed === '') {
    return names
      .filter(({ action }) => !covered(action))
      .map(({ choice, usage, isOperation }, rank) => (usage > 0 && !isOperation ? { ...choice, rank } : choice));
  }
  const found = names.flatMap((indexed) => {
    const fit = matchClass(typed, indexed.name, indexed.lower);
    return fit === undefined || covered(indexed.action) ? [] : [{ ...indexed, fit }];
  });
  found.sort((a, b) => a.fit - b.fit || b.usage - a.usage);
  return found.map(({ choice, fit }, rank) => (fit <= worstGoodMatch ? { ...choice, rank } : choice));
}

/** Whether the list has every action already that the wildcard would add. */
function isCovered(pattern: string, covered: (action: ActionName) => boolean, reference: ServiceReference): boolean {
  const [servicePrefix = '', name = ''] = pattern.split(':');
  return matchingActions(reference, { servicePrefix, name }).every(covered);
}

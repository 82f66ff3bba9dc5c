import type { PolicyCursor } from '../../policy/cursor';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';
import { actionIndex, type IndexedName } from './action-index';
import { type ActionRanking, rankActions, scoreOf } from './action-ranking';
import type { Choice, Choices } from './choice';
import { completeActionNames } from './complete-action-names';
import type { CompletionOptions } from './completion-item';
import { coveredActions } from './covered-actions';
import { levelsOfService } from './levels-of-service';
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
  const left = names.filter((indexed) => !covered(indexed.action));
  const likelihood = rankActions(cursor, reference);
  const levels = levelsOfService(prefix, typed, covered, reference);
  const choices = [...ranked(left, typed.toLowerCase(), likelihood), ...wildcards, ...levels, ...retired(prefix, typed, reference)];
  return { choices, incomplete: false };
}

/** So many have a place by likelihood: more would only make the reply longer, as nobody looks there without typing on. */
const mostRanked = 300;

/** What answers to the typed letters, the best answer first and the likeliest first among equals; what is typed in full before all. */
function ranked(names: readonly IndexedName[], typed: string, likelihood: ActionRanking): readonly Choice[] {
  const found = names.flatMap((indexed) => {
    const fit = typed === '' ? Number(indexed.isOperation) : matchClass(typed, indexed.name, indexed.lower);
    return fit === undefined
      ? []
      : [{ choice: indexed.choice, fit, score: indexed.lower === typed ? Infinity : scoreOf(indexed, likelihood) }];
  });
  found.sort((a, b) => a.fit - b.fit || b.score - a.score);
  return found.map(({ choice, fit }, rank) =>
    fit <= (typed === '' ? 0 : worstGoodMatch) && rank < mostRanked ? { ...choice, rank } : choice,
  );
}

/** An action that AWS does not list any more, where its name is typed in full: so that it is seen for what it is. */
function retired(prefix: string, name: string, reference: ServiceReference): readonly Choice[] {
  const found = reference.retiredAction(prefix, name);
  return found === undefined
    ? []
    : [{ label: `${prefix}:${name}`, kind: 'action', detail: `retired, last documented ${found.lastSeen}`, retired: true }];
}

/** Whether the list has every action already that the wildcard would add. */
function isCovered(pattern: string, covered: (action: ActionName) => boolean, reference: ServiceReference): boolean {
  const [servicePrefix = '', name = ''] = pattern.split(':');
  return matchingActions(reference, { servicePrefix, name }).every(covered);
}

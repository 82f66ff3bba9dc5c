import type { ActionPattern } from '../../policy/action-pattern';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions } from '../matching-actions';
import { compactNames } from './compact-names';

/** Entries of an Action element by what they match. None matches what the entry it stands for did not, also of what AWS may add. */
export interface DividedEntries {
  /** As the author wrote them where that is possible. */
  readonly within: readonly string[];
  /** Those that match nothing are among them. */
  readonly others: readonly string[];
}

/** Divides entries between the actions that `isWithin` says yes to and the others; a wildcard that matches some of both becomes several. */
export function divideEntries(
  reference: ServiceReference,
  patterns: readonly ActionPattern[],
  isWithin: (action: ActionName) => boolean,
): DividedEntries {
  const divided = patterns.map((pattern) => divide(reference, pattern, isWithin));
  const together = (side: keyof DividedEntries) => [...new Set(divided.flatMap((entries) => entries[side]))];
  return { within: together('within'), others: together('others') };
}

function divide(reference: ServiceReference, pattern: ActionPattern, isWithin: (action: ActionName) => boolean): DividedEntries {
  const matches = matchingActions(reference, pattern);
  const wanted = new Set(matches.filter(isWithin));
  const whole = [pattern.source.text];
  if (wanted.size === 0) {
    return { within: [], others: whole };
  }
  if (wanted.size === matches.length) {
    return { within: whole, others: [] };
  }
  const rest = new Set(matches.filter((action) => !wanted.has(action)));
  return { within: namesOf(reference, pattern, wanted), others: namesOf(reference, pattern, rest) };
}

function namesOf(reference: ServiceReference, { name = '' }: ActionPattern, wanted: ReadonlySet<ActionName>): readonly string[] {
  const prefixes = new Set([...wanted].map(({ servicePrefix }) => servicePrefix));
  return [...prefixes].flatMap((prefix) => {
    const ofService = new Set([...wanted].filter(({ servicePrefix }) => servicePrefix === prefix));
    return compactNames(reference.actions(prefix) ?? [], ofService, name).map((each) => `${prefix}:${each}`);
  });
}

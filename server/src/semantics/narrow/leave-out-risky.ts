import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { matchingActions, qualifiedName } from '../matching-actions';
import { listOf, tellingActions } from '../telling-actions';
import { divideEntries } from './divide-entries';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

/** The most entries that a person would still read through. */
const readable = 60;

/**
 * Replaces a wildcard by what it matches but the actions that do harm.
 *
 * Why that narrows: each new entry is covered by the wildcard, so whatever it matches, today or when AWS adds actions, the wildcard
 * matched. The other entries and elements of the statement stay.
 */
export function leaveOutRisky(
  reference: ServiceReference,
  document: PolicyDocument,
  { effect, action }: Statement,
  pattern: ActionPattern,
  risky: ReadonlySet<string>,
): readonly Narrowing[] {
  const isRisky = (each: { readonly servicePrefix: string; readonly name: string }) => risky.has(qualifiedName(each));
  const gone = matchingActions(reference, pattern).filter(isRisky);
  if (effect !== 'Allow' || action === undefined || action.negated || gone.length === 0) {
    return [];
  }
  const { others } = divideEntries(reference, [pattern], isRisky);
  const edits = others.length > readable ? undefined : replaceEntry(document, action, pattern, others);
  const told = tellingActions(gone, 2);
  return edits === undefined
    ? []
    : [narrowing(`Leave ${listOf(told, gone.length - told.length)} out of \`${pattern.source.text}\``, edits)];
}

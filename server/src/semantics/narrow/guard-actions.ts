import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { listed, type Plain } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import type { Edit } from '../../text/edit';
import { matchingActions } from '../matching-actions';
import { wholeService } from '../unscoped-actions';
import { addConditions, type NewTest, withTests } from './add-condition';
import { divideEntries } from './divide-entries';
import { type Part, splitStatement } from './split-statement';

/** What is asked of some actions besides what their statement asks. */
export interface Guard {
  readonly isGuarded: (action: ActionName) => boolean;
  /** Of the others, those that would make the tests pointless and are no longer allowed. */
  readonly isLeftOut?: (action: ActionName) => boolean;
  readonly tests: readonly NewTest[];
  /** In the place of the statement's own, which has to cover it; `undefined` leaves that as it is. */
  readonly resource?: Plain | undefined;
  /** What is put after the Sid of the statement that the actions move to, where the others stay. */
  readonly word: string;
}

/** More entries in one list are no longer read through. */
const readable = 40;

/**
 * Adds tests to an Allow for some of its actions. Those that the tests are not about stay as they are, and the others move to a statement of
 * their own that is otherwise the same. `undefined` where the statement allows none of them, where one of the keys is tested already under
 * the same operator, and where a wildcard would have to be written out in more entries than anyone reads, as that of a whole service would.
 *
 * Why that narrows: an Allow under one more test allows no more, each new entry of Action is an old one or one that an old one covers,
 * and all that is not said anew is carried over to each statement.
 */
export function guardActions(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  { isGuarded, isLeftOut, tests, resource, word }: Guard,
): readonly Edit[] | undefined {
  const { effect, action } = statement;
  if (effect !== 'Allow' || action === undefined || !action.known || action.negated || statement.resource === undefined) {
    return undefined;
  }
  const divided = divideEntries(reference, action.patterns, isGuarded);
  const { within } = divided;
  if (within.length === 0 || within.length > readable) {
    return undefined;
  }
  const { others } =
    isLeftOut === undefined ? divided : divideEntries(reference, action.patterns, (each) => isGuarded(each) || isLeftOut(each));
  const isTornApart = (pattern: ActionPattern) =>
    wholeService(reference, pattern) !== undefined &&
    hasBoth(matchingActions(reference, pattern), isGuarded, (each) => !isGuarded(each) && !isLeftOut?.(each));
  if (others.length > readable || action.patterns.some(isTornApart)) {
    return undefined;
  }
  if (others.length === 0) {
    const actions = action.patterns.every(({ source }) => within.includes(source.text)) ? undefined : listed(within);
    return inPlace(document, statement, tests, { actions, resource, word: '' });
  }
  const condition = tests.length === 0 ? undefined : withTests(statement, tests);
  if (condition === undefined && tests.length > 0) {
    return undefined;
  }
  const moved = { actions: listed(within), resource, condition, word };
  const asWritten = action.patterns.every(({ source }) => within.includes(source.text) || others.includes(source.text));
  const leaveOut = action.patterns.filter(({ source }) => within.includes(source.text)).map(({ source }) => source);
  return splitStatement(document, statement, [asWritten ? { leaveOut, word: '' } : { actions: listed(others), word: '' }, moved]);
}

function hasBoth(actions: readonly ActionName[], one: (action: ActionName) => boolean, other: (action: ActionName) => boolean): boolean {
  return actions.some(one) && actions.some(other);
}

function inPlace(document: PolicyDocument, statement: Statement, tests: readonly NewTest[], part: Part): readonly Edit[] | undefined {
  const scoped = splitStatement(document, statement, [part]);
  const tested = tests.length === 0 ? [] : addConditions(document, statement, tests);
  return scoped === undefined || tested === undefined ? undefined : [...scoped, ...tested];
}

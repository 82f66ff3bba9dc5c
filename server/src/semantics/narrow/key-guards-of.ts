import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import type { ValuesInUse } from '../values-in-use';
import { guardActions } from './guard-actions';
import { isGuardedBy, keyGuards } from './key-guards';
import { type Narrowing, narrowing } from './narrowing';

/**
 * The tests that keep some of a statement's actions to what is usually meant by granting them: listing to a prefix, metrics to a namespace.
 *
 * Why each narrows: see `guardActions`.
 */
export function keyGuardsOf(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { action, condition } = statement;
  if (action === undefined || action.negated) {
    return [];
  }
  return keyGuards.flatMap((guard) => {
    const tests = guard.tests(known, { document, reference });
    if (condition && hasKey(condition, ...tests.map(([, key]) => key))) {
      return [];
    }
    const edits = guardActions(reference, document, statement, { isGuarded: isGuardedBy(guard), tests, word: guard.word });
    return edits === undefined ? [] : [narrowing(guard.title, edits)];
  });
}

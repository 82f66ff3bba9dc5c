import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Takes an entry out of the actions of an Allow, where it names one action and others are left.
 *
 * Why that narrows: actions are alternatives, and one is less.
 */
export function leaveOutEntry(
  { writer }: PolicyDocument,
  { effect, action }: Statement,
  entry: ActionPattern,
  actions: readonly string[],
): readonly Narrowing[] {
  const list = action?.element.value;
  const isNamed = actions.length === 1 && actions[0]?.toLowerCase() === entry.source.text.toLowerCase();
  if (effect !== 'Allow' || action === undefined || action.negated || !isNamed || list?.kind !== 'array' || list.items.length < 2) {
    return [];
  }
  return [narrowing(`Remove \`${entry.source.text}\``, writer.removeItems(list, [list.items.indexOf(entry.source)]))];
}

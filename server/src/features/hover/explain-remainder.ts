import type { ActionElement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { summariseStatement } from '../../semantics/grant-summary';
import { count, counted } from '../explain/count';
import { row } from '../explain/markdown';

/** What a NotAction leaves, by access level. `undefined` where it is not a NotAction or what it lists is not all known. */
export function explainRemainder(reference: ServiceReference, action: ActionElement): string | undefined {
  const summary = action.negated && action.known ? summariseStatement(reference, { action }) : undefined;
  if (summary === undefined) {
    return undefined;
  }
  const table = [row('Access level', 'Left'), row('---', '--:'), ...summary.levels.map(({ level, granted }) => row(level, count(granted)))];
  return `Left here: ${counted(summary.granted, 'action')} of ${counted(summary.services.length, 'service')}.\n\n${table.join('\n')}`;
}

import type { ActionName } from '../reference/types';
import { qualifiedName } from './matching-actions';
import { destroys } from './risks/destruction-by';
import { risksOf } from './risks/risks-of';
import { isSlight } from './risks/slight-changes';

/**
 * Up to `limit` of the actions by which a reader sees at once what a grant means: who may be let in, what may be destroyed, then other
 * changes. Among equals those that are known to do harm, then the shortest names, which are a service's basic ones.
 */
export function tellingActions(actions: readonly ActionName[], limit: number): readonly ActionName[] {
  const before = remembered.get(actions);
  if (before?.limit === limit) {
    return before.told;
  }
  const told = choose(actions, limit);
  remembered.set(actions, { limit, told });
  return told;
}

/** Lists of actions are themselves remembered, so the same one is asked about at every keystroke. */
const remembered = new WeakMap<readonly ActionName[], { readonly limit: number; readonly told: readonly ActionName[] }>();

function choose(actions: readonly ActionName[], limit: number): readonly ActionName[] {
  const weights = new Map(actions.map((action) => [action, weightOf(action)]));
  const weigh = (action: ActionName) => weights.get(action) ?? 0;
  const left = [...actions].sort(
    (a, b) => weigh(b) - weigh(a) || a.name.length - b.name.length || (qualifiedName(a) < qualifiedName(b) ? -1 : 1),
  );
  const told: ActionName[] = [];
  while (told.length < limit && left.length > 0) {
    const wanted = [isSharing, isManaging, isDestroying, isWriting].find((isKind) => !told.some(isKind) && left.some(isKind));
    const [next] = left.splice(Math.max(0, wanted === undefined ? 0 : left.findIndex(wanted)), 1);
    if (next !== undefined) {
      told.push(next);
    }
  }
  return told;
}

function weightOf(action: ActionName): number {
  return isSlight(action) ? 0 : destroys(action) ? 3 : risksOf(action).length > 0 ? 2 : 1;
}

function isSharing({ name, accessLevel }: ActionName): boolean {
  return accessLevel === 'Permissions management' && /^(Put|Add|Attach|Set|Create|Update).*(Policy|Acl|Permission|Grant)$/.test(name);
}

/** Listed as permissions management, in many services the first: it lets a service deliver logs. The other tests a connection of AWS Glue. */
const lettingNobodyIn: ReadonlySet<string> = new Set(['AllowVendedLogDeliveryForResource', 'TestConnection']);

function isManaging({ name, accessLevel }: ActionName): boolean {
  return accessLevel === 'Permissions management' && !lettingNobodyIn.has(name);
}

function isDestroying(action: ActionName): boolean {
  return action.accessLevel === 'Write' && (destroys(action) || /^(Delete|Terminate|Remove|Purge|Destroy)/.test(action.name));
}

function isWriting(action: ActionName): boolean {
  return action.accessLevel === 'Write' && !isSlight(action);
}

/** `a`, `a and b`, `a, b and c`, each in backticks; with `more`, `a, b and 7 more`. */
export function listOf(actions: readonly ActionName[], more = 0): string {
  const names = actions.map((action) => `\`${qualifiedName(action)}\``);
  const items = more > 0 ? [...names, `${more} more`] : names;
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

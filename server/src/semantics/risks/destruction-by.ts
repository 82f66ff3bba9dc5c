import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { risksOf } from './risks-of';

/**
 * That the first of the actions that destroys something does so, as a sentence with a space before it; empty when none does. Money is
 * spent, not destroyed.
 */
export function destructionBy(actions: readonly ActionName[]): string {
  const first = actions.find(destroys);
  return first === undefined ? '' : ` What \`${qualifiedName(first)}\` deletes or overwrites is hard to get back.`;
}

/** Whether the action destroys something that is hard to get back. */
export function destroys(action: Pick<ActionName, 'servicePrefix' | 'name'>): boolean {
  return (
    !mendable.has(qualifiedName(action)) && risksOf(action).some(({ category, kind }) => category === 'destruction' && !misuse.has(kind))
  );
}

/** Kinds of damage by which nothing is lost but money and reputation. */
const misuse: ReadonlySet<string> = new Set(['cost', 'messages', 'ai-models']);

/** What they take away is put back in a minute. */
const mendable: ReadonlySet<string> = new Set(['kms:DeleteAlias', 'kms:DisableKey', 'kms:DisableKeyRotation', 'kms:RevokeGrant']);

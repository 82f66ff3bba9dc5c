import type { ActionName } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import type { Risk } from './risk';
import { risksOf } from './risks-of';

/** What the first of the actions that destroys something destroys; `undefined` when none does. Money is spent, not destroyed. */
export function destructionBy(actions: readonly ActionName[]): Risk | undefined {
  return actions
    .filter((action) => !mendable.has(qualifiedName(action)))
    .flatMap(risksOf)
    .find(({ category, kind }) => category === 'destruction' && !misuse.has(kind));
}

/** Kinds of damage by which nothing is lost but money and reputation. */
const misuse: ReadonlySet<string> = new Set(['cost', 'messages', 'ai-models']);

/** What they take away is put back in a minute. */
const mendable: ReadonlySet<string> = new Set(['kms:DeleteAlias', 'kms:DisableKeyRotation', 'kms:RevokeGrant']);

import type { ActionName } from '../../reference/types';
import type { Risk } from './risk';
import { risksOf } from './risks-of';

/** What the first of the actions that destroys something destroys; `undefined` when none does. Money is spent, not destroyed. */
export function destructionBy(actions: readonly ActionName[]): Risk | undefined {
  return actions.flatMap(risksOf).find(({ category, kind }) => category === 'destruction' && !misuse.has(kind));
}

/** Kinds of damage by which nothing is lost but money and reputation. */
const misuse: ReadonlySet<string> = new Set(['cost', 'messages', 'ai-models']);

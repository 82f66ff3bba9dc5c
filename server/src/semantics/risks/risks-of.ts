import type { ActionName } from '../../reference/types';
import { credentials } from './credentials';
import { destruction } from './destruction';
import { evasion } from './evasion';
import { exfiltration } from './exfiltration';
import { exposure } from './exposure';
import type { Risk, RiskKind } from './risk';

/** Every kind of risk with its actions, the worst category first. */
export const riskKinds: readonly RiskKind[] = [...credentials, ...exfiltration, ...exposure, ...evasion, ...destruction];

const byAction = index();

function index(): ReadonlyMap<string, readonly Risk[]> {
  const risks = new Map<string, Risk[]>();
  for (const risk of riskKinds) {
    for (const [prefix, names] of Object.entries(risk.actions)) {
      for (const name of names.split(' ')) {
        const key = `${prefix}:${name.toLowerCase()}`;
        risks.set(key, [...(risks.get(key) ?? []), risk]);
      }
    }
  }
  return risks;
}

/**
 * How the action can do harm, the worst first; empty for most. Compared without case. Curated from public lists of sensitive actions; what
 * an action harms depends on its resources, which this does not look at.
 */
export function risksOf({ servicePrefix, name }: Pick<ActionName, 'servicePrefix' | 'name'>): readonly Risk[] {
  return byAction.get(`${servicePrefix}:${name.toLowerCase()}`) ?? none;
}

const none: readonly Risk[] = [];

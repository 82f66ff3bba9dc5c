import type { ActionName, ServiceReference } from '../../reference/types';
import { qualifiedName } from '../../semantics/matching-actions';
import { escalates, escalationSteps, mostTellingStep } from '../../semantics/risks/escalation-steps';
import { type RiskCategory, riskCategories } from '../../semantics/risks/risk';
import { riskKinds, risksOf } from '../../semantics/risks/risks-of';
import { count } from './count';
import { code } from './markdown';

const titles: Readonly<Record<RiskCategory, string>> = {
  credentials: 'Credentials',
  exfiltration: 'Data theft',
  exposure: 'Exposure',
  evasion: 'Evasion',
  destruction: 'Damage',
};

/**
 * What someone could do with the action, a line a kind of risk, in Markdown; `undefined` for actions that are not known to be risky. Beside
 * the access level, which AWS gives by other lights.
 */
export function explainRisks(action: ActionName): string | undefined {
  const risks = risksOf(action).map(({ category, lets }) => `${titles[category]}: could ${lets}`);
  const lines = [...(escalates(action) || risks.length === 0 ? escalation(action) : []), ...risks];
  const [first, ...others] = lines;
  return first === undefined || others.length === 0
    ? first && `**Risk** · ${first}`
    : ['**Risks**', ...lines.map((line) => `- ${line}`)].join('\n');
}

function escalation(action: ActionName): readonly string[] {
  const [first, ...others] = escalationSteps(action);
  if (first === undefined) {
    return [];
  }
  if (qualifiedName(action) === 'iam:PassRole') {
    return [
      `Privilege escalation with ${code(first.others[0] ?? '')} and in ${count(others.length)} other ways: could act with the permissions of any role by handing it to a service`,
    ];
  }
  const needs = first.others.length === 0 ? '' : ` with ${first.others.map(code).join(' and ')}`;
  const where = first.path.certainty === 'possible' ? ', in special circumstances' : '';
  const more = others.length === 0 ? '' : `; there ${others.length === 1 ? 'is one more path' : `are ${others.length} more paths`}`;
  return [`Privilege escalation${needs}${where}: could ${first.path.could}${more}`];
}

/** Of what a wildcard covers, how many actions are risky, by kind of risk, each with the most telling; `undefined` where none is. */
export function explainRisksAmong(reference: ServiceReference, actions: readonly ActionName[]): string | undefined {
  const escalating = actions.filter(escalates);
  const kinds = [
    amount('privilege escalation', escalating, mostTellingStep(escalating)),
    ...riskCategories.map((category) => {
      const own = actions.filter((action) => risksOf(action).some((each) => each.category === category));
      return amount(titles[category].toLowerCase(), own, bestKnown(reference, ofWorstKind(own, category)));
    }),
  ].filter((kind) => kind !== undefined);
  return kinds.length === 0 ? undefined : `**Risks** · ${kinds.join(', ')}`;
}

/** Those that do harm in the first of the ways that the category lists. */
function ofWorstKind(actions: readonly ActionName[], category: RiskCategory): readonly ActionName[] {
  const worst = riskKinds.find((kind) => kind.category === category && actions.some((action) => risksOf(action).includes(kind)));
  return worst === undefined ? actions : actions.filter((action) => risksOf(action).includes(worst));
}

/** The one that AWS's managed policies name most often. */
function bestKnown(reference: ServiceReference, actions: readonly ActionName[]): ActionName | undefined {
  const uses = actions.map((action) => reference.usage(action.servicePrefix, action.name));
  return actions[uses.indexOf(Math.max(...uses))];
}

/** `exposure (12, such as `s3:PutBucketPolicy`)` */
function amount(title: string, actions: readonly ActionName[], telling: ActionName | undefined): string | undefined {
  if (telling === undefined) {
    return undefined;
  }
  const name = code(qualifiedName(telling));
  return actions.length === 1 ? `${title} (${name})` : `${title} (${count(actions.length)}, such as ${name})`;
}

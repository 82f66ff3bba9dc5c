import { hole } from '../policy/value';
import type { ActionName } from '../reference/types';
import type { GrantChange, GrantLimits } from '../semantics/grant-change';
import { levelsByHarm } from '../semantics/levels-by-harm';
import { count } from './explain/count';

/**
 * What goes and what stays, by access level, in a sentence or two: `Goes: 40 Write. Stays: 20 List, 30 Read, only on arn:aws:s3:::photos/*.`
 */
export function describeGrantChange({ gone, limited, kept, added, limits, changesDenials }: GrantChange): string {
  const parts = [
    ...(added.length > 0 ? [`New: ${byLevel(added)}`] : []),
    ...(gone.length > 0 ? [`Goes: ${byLevel(gone)}`] : []),
    ...(limited.length > 0 ? [`Stays: ${byLevel(limited)}${told(limits)}`] : []),
    ...(kept.length > 0 ? [`${limited.length > 0 ? 'Stays as it is' : 'Stays'}: ${byLevel(kept)}`] : []),
    ...(changesDenials ? ['What is denied changes too'] : []),
  ];
  return parts.length === 0 ? 'Nothing that is known now is allowed, before or after.' : `${parts.join('. ')}.`;
}

/** A few actions by their names, more by number and access level, what a reviewer looks for first in front. */
function byLevel(actions: readonly ActionName[]): string {
  if (actions.length <= mostNames) {
    return actions.map(({ servicePrefix, name }) => `${servicePrefix}:${name}`).join(', ');
  }
  return levelsByHarm
    .map((level) => ({ level, number: actions.filter(({ accessLevel }) => accessLevel === level).length }))
    .flatMap(({ level, number }) => (number === 0 ? [] : [`${count(number)} ${level}`]))
    .join(', ');
}

const mostNames = 2;

/** `, only on arn:…, under conditions on aws:PrincipalOrgID`: what those that stay are limited to. */
function told({ principals, resources, negated, keys }: GrantLimits): string {
  const parts = [
    ...(principals.length > 0 ? [`only for ${listed(principals)}`] : []),
    ...(resources.length > 0 ? [`${negated ? 'not on' : 'only on'} ${listed(resources)}`] : []),
    ...(keys.length > 0 ? [`under conditions on ${listed(keys)}`] : []),
  ];
  return parts.length === 0 ? ', limited' : `, ${parts.join(', ')}`;
}

/** Parts that nobody knows before deployment stand as an ellipsis. */
function listed(texts: readonly string[]): string {
  const [first = '', second, ...more] = texts.map((text) => text.replaceAll(hole, '…'));
  return second === undefined ? first : more.length === 0 ? `${first} and ${second}` : `${first} and ${count(texts.length - 1)} more`;
}

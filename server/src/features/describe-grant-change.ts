import type { ConditionTest, Statement } from '../policy/ast';
import { hole } from '../policy/value';
import type { ActionName } from '../reference/types';
import type { GrantChange } from '../semantics/grant-change';
import { count, counted } from './explain/count';
import { levelsByHarm } from './explain/levels-by-harm';

/**
 * What goes and what stays, by access level, in a sentence or two: `Goes: 40 Write. Stays on arn:aws:s3:::photos/*: 20 List, 30 Read.`
 */
export function describeGrantChange({ gone, limited, kept, added, limits, changesDenials }: GrantChange): string {
  const parts = [
    ...(added.length > 0 ? [`New: ${byLevel(added)}`] : []),
    ...(gone.length > 0 ? [`Goes: ${byLevel(gone)}`] : []),
    ...(limited.length > 0 ? [`Stays${limitsOf(limits)}: ${byLevel(limited)}`] : []),
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

/** ` on arn:… if aws:PrincipalOrgID is compared`; empty where what limits them cannot be said in few words. */
function limitsOf(limits: readonly Statement[]): string {
  const [first] = limits;
  if (first === undefined) {
    return ', limited';
  }
  const resources = [...new Set(limits.flatMap(({ resource }) => textsOf(resource?.patterns.map(({ source }) => source.text))))];
  const [negated] = limits.filter(({ resource }) => resource?.negated === true);
  const principals = new Set(
    limits.flatMap(({ principal }) => textsOf(principal?.groups.flatMap((group) => group.principals.map(({ text }) => text)))),
  );
  const tests = new Set(limits.flatMap(({ condition }) => condition?.tests.map(nameOf) ?? []));
  return [
    ...(principals.size > 0 ? [`for ${listed([...principals])}`] : []),
    ...(resources.length === 0 || resources.includes('*') ? [] : [`${negated === undefined ? 'on' : 'on all but'} ${listed(resources)}`]),
    ...(tests.size > 0 ? [`under ${counted(tests.size, 'condition')} (${listed([...tests])})`] : []),
  ]
    .map((part) => ` ${part}`)
    .join('');
}

function textsOf(texts: readonly string[] = []): readonly string[] {
  return texts.map((text) => text.replaceAll(hole, '…'));
}

function nameOf({ key }: ConditionTest): string {
  return key.text;
}

function listed(texts: readonly string[]): string {
  const [first = '', second, ...more] = texts;
  return second === undefined ? first : more.length === 0 ? `${first} and ${second}` : `${first} and ${count(texts.length - 1)} more`;
}

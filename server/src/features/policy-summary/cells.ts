import type { ResourcePattern } from '../../policy/arn';
import type { ConditionElement, ConditionTest, PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../../policy/ast';
import type { Value } from '../../policy/value';
import { coversEveryPrincipal } from '../../semantics/covers-every-principal';
import type { LevelCount } from '../../semantics/grant-summary';
import type { Span } from '../../text/span';
import { count, counted } from '../explain/count';
import { readable } from './granted';

/** A resource that a statement speaks of. */
export interface NamedResource {
  readonly text: string;
  readonly at: Span;
  /** Of the ARN; empty where it has none. */
  readonly region: string;
  readonly account: string;
}

/** The resources of a statement of which `fits` is true; one for all of them where it names what it leaves out. */
export function resourcesOf(
  { statement, type }: { readonly statement: Statement; readonly type: PolicyDocument['type'] },
  fits: (pattern: ResourcePattern) => boolean,
): readonly NamedResource[] {
  const { resource } = statement;
  if (resource === undefined) {
    return [{ text: type === 'trust' ? 'The role' : 'None', at: statement.focus, region: '', account: '' }];
  }
  if (resource.negated) {
    return [{ text: allBut(resource), at: resource.element.key.span, region: 'All', account: 'All' }];
  }
  const named = resource.patterns.filter(fits).map(toResource);
  return resource.known ? named : [...named, { text: 'Known at deployment', at: resource.element.key.span, region: '', account: '' }];
}

function allBut({ patterns }: ResourceElement): string {
  const [first, ...others] = patterns;
  return `All resources but ${first !== undefined && others.length === 0 ? readable(first.source.text) : counted(patterns.length, 'ARN')}`;
}

function toResource({ source, arn }: ResourcePattern): NamedResource {
  const part = (text: string | undefined) => (text === '*' || arn === undefined ? 'All' : readable(text ?? ''));
  const text = /^\*+$/.test(source.text) ? 'All resources' : readable(source.text);
  return { text, at: source.content, region: part(arn?.region), account: part(arn?.account) };
}

export function resourceCell(resources: readonly NamedResource[]): string {
  return oneOrSeveral(
    resources.map(({ text }) => text),
    'None that fits',
  );
}

/** The conditions of a statement, or of several. */
export function conditionCell(statements: readonly Statement[]): string {
  return oneOrSeveral(
    statements.map(({ condition }) => textOfCondition(condition)),
    'None',
  );
}

function textOfCondition(condition: ConditionElement | undefined): string {
  if (condition === undefined || (condition.tests.length === 0 && condition.known)) {
    return 'None';
  }
  const tests = condition.tests.map(textOfTest);
  return [...tests, ...(condition.known ? [] : ['more at deployment'])].join(' and ');
}

/** Up to this many values are written out. */
const mostValues = 3;

function textOfTest({ operatorKey, key, values }: ConditionTest): string {
  const shown = values.slice(0, mostValues).map(textOfValue).join(', ');
  const more = values.length > mostValues ? ` and ${counted(values.length - mostValues, 'more value')}` : '';
  return `${readable(key.text)} ${readable(operatorKey.text)} ${shown}${more}`;
}

function textOfValue(value: Value): string {
  switch (value.kind) {
    case 'string':
      return readable(value.text);
    case 'literal':
      return value.text;
    default:
      return '…';
  }
}

export function principalCell(statements: readonly Statement[]): string {
  return oneOrSeveral(
    statements.map(({ principal }) => textOfPrincipal(principal)),
    'None',
  );
}

function textOfPrincipal(principal: PrincipalElement | undefined): string {
  if (principal === undefined) {
    return 'None';
  }
  if (coversEveryPrincipal(principal)) {
    return 'Everyone';
  }
  const named = principal.groups.flatMap(({ principals }) => principals.map(({ text }) => readable(text)));
  const who =
    named.length === 1 && principal.known ? (named[0] ?? '') : `${counted(named.length, 'principal')}${principal.known ? '' : ' and more'}`;
  return principal.negated ? `Everyone but ${who}` : who;
}

/** `Full access`, or which access levels are there in full and which in part. */
export function accessCell(levels: readonly LevelCount[]): string {
  const full = levels.filter(({ granted, of }) => granted === of).map(({ level }) => level);
  if (full.length === levels.length) {
    return 'Full access';
  }
  const limited = levels.filter(({ granted, of }) => granted > 0 && granted < of);
  return [
    ...(full.length === 0 ? [] : [`Full: ${full.join(', ')}`]),
    ...(limited.length === 0
      ? []
      : [`Limited: ${limited.map(({ level, granted, of }) => `${level} ${count(granted)} of ${count(of)}`).join(', ')}`]),
  ].join(' · ');
}

/** Longer than any ARN; what is longer was not written to be read. */
const longest = 500;

function oneOrSeveral(texts: readonly string[], none: string): string {
  const [first, ...others] = new Set(texts);
  if (first === undefined) {
    return none;
  }
  const text = first.length > longest ? `${first.slice(0, longest)}…` : first;
  return others.length === 0 ? text : `Multiple (${count(others.length + 1)})`;
}

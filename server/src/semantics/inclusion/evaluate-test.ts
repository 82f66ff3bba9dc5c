import type { ConditionTest } from '../../policy/ast';
import type { ConditionOperator } from '../../policy/condition-operator';
import { hole, type Value } from '../../policy/value';
import { bitsOf, momentOf, numberOf } from './evaluate-constants';
import { matchesText } from './evaluate-text';
import type { Reading } from './reading';
import type { Request } from './request';

/** `undefined` where it is not known, or not documented. */
export type Truth = boolean | undefined;

type Context = Request['context'];

/** Whether one test of a condition holds for the request's condition keys. Source: IAM User Guide, "Condition operators". */
export function evaluateTest(test: ConditionTest, context: Context, variables: boolean, reading: Reading): Truth {
  const { operator } = test;
  const texts = test.values.map(textOf);
  if (operator === undefined || texts.length === 0 || [...texts, test.key.text].some((text) => text === undefined || text.includes(hole))) {
    return undefined;
  }
  const expected = texts.filter((text) => text !== undefined);
  const found = context[test.key.text.toLowerCase()];
  const values = found === undefined ? [] : typeof found === 'string' ? [found] : found;
  if (operator.family === 'Null') {
    return evaluateNull(operator, expected, values.length === 0);
  }
  const one = (value: string): Truth => compareOne(operator, value, expected, { context: variables ? context : undefined, reading });
  if (operator.setOperator !== undefined) {
    const without = operator.ifExists && reading.anyValueIfExists === 'without-key' && operator.setOperator === 'ForAnyValue';
    return without && values.length === 0 ? true : ofSet(operator.setOperator, values.map(one));
  }
  if (values.length !== 1) {
    return found === undefined ? operator.negated || operator.ifExists : undefined;
  }
  return one(values[0] ?? '');
}

function ofSet(operator: ConditionOperator['setOperator'], truths: readonly Truth[]): Truth {
  const decisive = operator === 'ForAnyValue';
  return truths.includes(decisive) ? decisive : truths.includes(undefined) ? undefined : !decisive;
}

/** Both values together ask nothing. */
function evaluateNull({ setOperator, ifExists }: ConditionOperator, expected: readonly string[], isAbsent: boolean): Truth {
  const wanted = expected.map((text) => text.toLowerCase());
  if (setOperator !== undefined || ifExists || wanted.some((text) => text !== 'true' && text !== 'false')) {
    return undefined;
  }
  return wanted.includes(isAbsent ? 'true' : 'false');
}

/** The text of a policy's value; `undefined` for what is none. */
export function textOf(value: Value): string | undefined {
  return value.kind === 'string' ? value.text : value.kind === 'literal' && value.value !== null ? value.text : undefined;
}

interface Circumstances {
  /** `undefined` where the policy has no variables. */
  readonly context: Context | undefined;
  readonly reading: Reading;
}

function compareOne(operator: ConditionOperator, value: string, expected: readonly string[], circumstances: Circumstances): Truth {
  const truths = expected.map((own) => compare(operator, value, own, circumstances));
  return truths.includes(true) ? !operator.negated : truths.includes(undefined) ? undefined : operator.negated;
}

/** Whether the positive form of the operator holds between the request's value and one value of the policy. */
function compare(operator: ConditionOperator, value: string, own: string, { context, reading }: Circumstances): Truth {
  const { family, name, wildcards } = operator;
  switch (family) {
    case 'String':
      return matchesText(own, value, { case: !name.endsWith('IgnoreCase'), wildcards, ...(context === undefined ? {} : { context }) });
    case 'Arn':
      return arnLike(own, value, context, reading);
    case 'Bool':
      return /^(true|false)$/i.test(own) ? own.toLowerCase() === value.toLowerCase() : undefined;
    case 'Numeric':
      return ordered(name, numberOf(value), numberOf(own));
    case 'Date':
      return ordered(name, momentOf(value), momentOf(own));
    case 'IpAddress':
      return inRange(value, own);
    case 'Binary':
      return isBase64(own) ? own === value : undefined;
    case 'Null':
      return undefined;
  }
}

/** In the spelling in which no two texts stand for the same bytes. */
export function isBase64(text: string): boolean {
  return /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(text);
}

/** The six components one by one. */
function arnLike(own: string, value: string, context: Context | undefined, reading: Reading): boolean {
  const masked = context === undefined ? own : own.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  const patterns = split(masked).map((part) => part.replaceAll('\u0000', ':'));
  const components = split(value);
  const isWhole = patterns.length === 6 || reading.shortArn === 'filled';
  return (
    isWhole &&
    components.length === 6 &&
    components.every((component, at) =>
      matchesText(patterns[at] ?? '*', component, { case: true, wildcards: true, ...(context === undefined ? {} : { context }) }),
    )
  );
}

function split(text: string): readonly string[] {
  const parts = text.split(':');
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function ordered(name: string, value: number | undefined, own: number | undefined): Truth {
  if (own === undefined) {
    return undefined;
  }
  if (value === undefined) {
    return false;
  }
  const relation = /^(?:Numeric|Date)(?:Not)?(.*)$/.exec(name)?.[1];
  switch (relation) {
    case 'LessThan':
      return value < own;
    case 'LessThanEquals':
      return value <= own;
    case 'GreaterThan':
      return value > own;
    case 'GreaterThanEquals':
      return value >= own;
    default:
      return value === own;
  }
}

/** Compares the bits before the prefix's end; families do not mix. */
function inRange(value: string, range: string): Truth {
  const [network = '', prefix, ...rest] = range.split('/');
  const own = bitsOf(network);
  const length = prefix === undefined ? own?.length : /^\d{1,3}$/.test(prefix) ? Number(prefix) : undefined;
  if (own === undefined || length === undefined || length > own.length || rest.length > 0) {
    return undefined;
  }
  const bits = bitsOf(value);
  return bits !== undefined && bits.length === own.length && bits.slice(0, length) === own.slice(0, length);
}

import type { ConditionTest } from '../../policy/ast';
import type { ConditionOperator } from '../../policy/condition-operator';
import { hole, type Value } from '../../policy/value';
import type { Request } from './request';

/** `undefined` where it is not known, or not documented. */
export type Truth = boolean | undefined;

type Context = Request['context'];

/** Whether one test of a condition holds for the request's condition keys. Source: IAM User Guide, "Condition operators". */
export function evaluateTest(test: ConditionTest, context: Context, variables: boolean): Truth {
  const { operator } = test;
  const texts = test.values.map(textOf);
  if (operator === undefined || texts.length === 0 || [...texts, test.key.text].some((text) => text === undefined || text.includes(hole))) {
    return undefined;
  }
  const expected = texts.filter((text) => text !== undefined);
  const found = context[test.key.text.toLowerCase()];
  const values = found === undefined ? [] : typeof found === 'string' ? [found] : found;
  if (operator.family === 'Null') {
    return expected.length === 1 ? (expected[0]?.toLowerCase() === 'true') === (values.length === 0) : undefined;
  }
  const one = (value: string): Truth => compareOne(operator, value, expected, variables ? context : undefined);
  if (operator.setOperator !== undefined) {
    const truths = values.map(one);
    return truths.includes(undefined) ? undefined : operator.setOperator === 'ForAllValues' ? truths.every(Boolean) : truths.some(Boolean);
  }
  if (values.length !== 1) {
    return found === undefined ? operator.negated || operator.ifExists : undefined;
  }
  return one(values[0] ?? '');
}

function textOf(value: Value): string | undefined {
  return value.kind === 'string' ? value.text : value.kind === 'literal' && value.value !== null ? value.text : undefined;
}

function compareOne(operator: ConditionOperator, value: string, expected: readonly string[], context: Context | undefined): Truth {
  const truths = expected.map((own) => compare(operator, value, own, context));
  return truths.includes(undefined) ? undefined : truths.includes(true) !== operator.negated;
}

/** Whether the positive form of the operator holds between the request's value and one value of the policy. */
function compare({ family, name, wildcards }: ConditionOperator, value: string, own: string, context: Context | undefined): Truth {
  switch (family) {
    case 'String':
      return matchesText(own, value, { case: !name.endsWith('IgnoreCase'), wildcards, ...(context === undefined ? {} : { context }) });
    case 'Arn':
      return arnLike(own, value, context);
    case 'Bool':
      return own.toLowerCase() === value.toLowerCase();
    case 'Numeric':
      return ordered(name, Number(value), Number(own), /^-?[\d.]+$/.test(value));
    case 'Date':
      return ordered(name, moment(value), moment(own), true);
    case 'IpAddress':
      return inRange(value, own);
    case 'Binary':
    case 'Null':
      return undefined;
  }
}

/** The six components one by one. */
function arnLike(own: string, value: string, context: Context | undefined): boolean {
  const mask = (text: string): string => text.replace(/\$\{[^{}]*\}/g, (variable) => variable.replaceAll(':', '\u0000'));
  const split = (text: string): readonly string[] => {
    const parts = text.split(':');
    return parts.length < 6 ? [] : [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const patterns = split(context === undefined ? own : mask(own)).map((part) => part.replaceAll('\u0000', ':'));
  const components = split(value);
  return (
    patterns.length === 6 &&
    components.length === 6 &&
    components.every((component, at) =>
      matchesText(patterns[at] ?? '', component, { case: true, wildcards: true, ...(context === undefined ? {} : { context }) }),
    )
  );
}

function moment(text: string): number {
  return /^\d{5,}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function ordered(name: string, value: number, own: number, valid: boolean): Truth {
  if (Number.isNaN(own)) {
    return undefined;
  }
  if (Number.isNaN(value) || !valid) {
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
  const [network = '', prefix] = range.split('/');
  const own = bitsOf(network);
  const bits = bitsOf(value);
  if (own === undefined) {
    return undefined;
  }
  const length = prefix === undefined ? own.length : Number(prefix);
  return bits !== undefined && bits.length === own.length && bits.slice(0, length) === own.slice(0, length);
}

function bitsOf(address: string): string | undefined {
  const pad = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  if (!address.includes(':')) {
    const bytes = address.split('.').map(Number);
    return bytes.length === 4 && bytes.every((byte) => byte >= 0 && byte < 256) ? bytes.map((byte) => pad(byte, 8)).join('') : undefined;
  }
  const [front = '', back] = address.split('::');
  const left = front.split(':').filter(Boolean);
  const right = (back ?? '').split(':').filter(Boolean);
  const groups = [...left, ...new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups.length === 8 ? groups.map((group) => pad(Number.parseInt(group, 16), 16)).join('') : undefined;
}

export interface TextOptions {
  readonly case: boolean;
  readonly wildcards: boolean;
  /** Where policy variables take their values from; without it `${` is text. */
  readonly context?: Context;
}

/** Whether a policy's string matches a request's. A variable without a value makes it match nothing. */
export function matchesText(pattern: string, text: string, options: TextOptions): boolean {
  if (!/[*?$]/.test(pattern)) {
    return options.case ? pattern === text : pattern.toLowerCase() === text.toLowerCase();
  }
  const marks = marksOf(pattern, options);
  return marks !== undefined && matchesMarks(marks, Array.from(options.case ? text : text.toLowerCase()));
}

/** A character of a pattern: one of the text, or `any` for `*` and `one` for `?`. */
type Mark = string | { readonly wildcard: 'any' | 'one' };

function marksOf(pattern: string, { context, wildcards, case: withCase }: TextOptions): readonly Mark[] | undefined {
  const spelt = (text: string): readonly string[] => Array.from(withCase ? text : text.toLowerCase());
  const marks: Mark[] = [];
  for (const [piece, inner] of pattern.matchAll(context === undefined ? /./gsu : /\$\{([^{}]*)\}|./gsu)) {
    if (inner === undefined) {
      const wildcard = wildcards && piece === '*' ? 'any' : wildcards && piece === '?' ? 'one' : undefined;
      marks.push(...(wildcard === undefined ? spelt(piece) : [{ wildcard } as const]));
      continue;
    }
    const value = /^[*?$]$/.test(inner) ? inner : variableValue(inner, context ?? {});
    if (value === undefined) {
      return undefined;
    }
    marks.push(...spelt(value));
  }
  return marks;
}

/** The value of a policy variable, or its default. */
function variableValue(inner: string, context: Context): string | undefined {
  const [key = '', ...rest] = inner.split(',');
  const value = context[key.trim().toLowerCase()];
  return typeof value === 'string'
    ? value
    : rest.length === 0
      ? undefined
      : rest
          .join(',')
          .trim()
          .replace(/^'(.*)'$/s, '$1');
}

/** Keeps all places of the pattern that the text read so far can have come to, so that no pattern takes long. */
function matchesMarks(marks: readonly Mark[], text: readonly string[]): boolean {
  const runs = marks.findIndex((mark) => !isAny(mark));
  let places = [...Array((runs < 0 ? marks.length : runs) + 1).keys()];
  for (const character of text) {
    const next = new Set<number>();
    for (const place of places) {
      const mark = marks[place];
      if (mark !== undefined && isAny(mark)) {
        next.add(place);
      } else if (mark === character || typeof mark === 'object') {
        next.add(place + 1);
      }
    }
    for (const place of next) {
      if (isAny(marks[place] ?? '')) {
        next.add(place + 1);
      }
    }
    places = [...next];
  }
  return places.includes(marks.length);
}

function isAny(mark: Mark): boolean {
  return typeof mark === 'object' && mark.wildcard === 'any';
}

import type { ConditionTest } from '../../policy/ast';
import type { ConditionOperator } from '../../policy/condition-operator';
import { hole, type Value } from '../../policy/value';
import type { Arena } from './arena';
import type { Glob } from './glob';
import { globSet, intern, opaque, toGlob } from './intern';
import type { AddressRange, Comparison, Ref, ValueSet } from './literal';
import { isPlainBase64, readAddressRange, readMoment, readNumber } from './read-constants';

/** What reading a condition needs to know of its policy. */
export interface TestContext {
  readonly arena: Arena;
  /** Whether `${…}` is a policy variable: Version 2012-10-17. */
  readonly variables: boolean;
  /** Whether requests may hold several values for the key. */
  readonly isMultivalued: (key: string) => boolean;
  /** How the value is written in the source; `undefined` where that is not known. */
  readonly sourceOf: (value: Value) => string | undefined;
}

/** The literal of one test of a condition; an opaque one for whatever is not understood. */
export function literalOfTest(context: TestContext, test: ConditionTest): Ref {
  return understood(context, test) ?? opaqueTest(context, test);
}

function understood(context: TestContext, test: ConditionTest): Ref | undefined {
  const { operator } = test;
  const key = test.key.text.toLowerCase();
  const texts = textsOf(test.values, operator?.family === 'Numeric');
  if (operator === undefined || texts === undefined || texts.length === 0 || key.includes(hole)) {
    return undefined;
  }
  const several = context.isMultivalued(key);
  if (operator.family === 'Null') {
    return nullLiteral(context.arena, key, operator, texts, several);
  }
  const values = valueSetOf(context, operator, test.values, texts);
  if (values === undefined) {
    return undefined;
  }
  const vague = operator.negated && context.variables && texts.some((text) => text.includes('${'));
  return several
    ? setLiteral(context.arena, key, operator, values, vague)
    : intern(
        context.arena,
        `key ${key}`,
        { kind: 'value', absent: operator.ifExists && !operator.negated, values, vague },
        operator.negated,
      );
}

/** Both values together ask nothing; that and what IAM's grammar does not have stay opaque. */
function nullLiteral(arena: Arena, key: string, operator: ConditionOperator, texts: readonly string[], several: boolean): Ref | undefined {
  const wanted = new Set(texts.map((text) => text.toLowerCase()));
  const [only] = wanted;
  if (operator.setOperator !== undefined || operator.ifExists || wanted.size !== 1 || (only !== 'true' && only !== 'false')) {
    return undefined;
  }
  const values: ValueSet = { type: 'nothing' };
  return intern(
    arena,
    `key ${key}`,
    several
      ? { kind: 'set', quantifier: 'all', inverted: false, orEmpty: false, values, vague: false }
      : { kind: 'value', absent: true, values, vague: false },
    only === 'false',
  );
}

/**
 * An operator without a set operator speaks of a set's only value; of several, AWS does not say what it does.
 * `ForAnyValue` with a negated operator is the negation of `ForAllValues` with the plain one, and the other way round.
 */
function setLiteral(arena: Arena, key: string, operator: ConditionOperator, values: ValueSet, vague: boolean): Ref | undefined {
  const { negated, ifExists, setOperator } = operator;
  if (setOperator === undefined) {
    const orEmpty = negated || ifExists;
    return intern(arena, `key ${key}`, { kind: 'set', quantifier: 'only', inverted: negated, orEmpty, values, vague: vague && negated });
  }
  const any = setOperator === 'ForAnyValue';
  const orEmpty = any && ifExists && arena.reading.anyValueIfExists === 'without-key';
  if (orEmpty && negated) {
    return undefined;
  }
  const quantifier = any !== negated ? 'any' : 'all';
  return intern(arena, `key ${key}`, { kind: 'set', quantifier, inverted: false, orEmpty, values, vague }, negated);
}

function valueSetOf(
  context: TestContext,
  operator: ConditionOperator,
  values: readonly Value[],
  texts: readonly string[],
): ValueSet | undefined {
  switch (operator.family) {
    case 'String':
      return stringSet(context, operator, values, texts);
    case 'Arn':
      return arnSet(context, values, texts);
    case 'Bool':
      return texts.every((text) => /^(true|false)$/i.test(text)) ? stringsWithoutCase(context.arena, texts) : undefined;
    case 'Numeric':
      return orderedSet('number', operator.name.slice('Numeric'.length), texts.map(readNumber));
    case 'Date':
      return orderedSet('date', operator.name.slice('Date'.length), texts.map(readMoment));
    case 'IpAddress':
      return addressSet(texts);
    case 'Binary':
      return texts.every(isPlainBase64) ? stringsAsTheyAre(context.arena, texts) : undefined;
    case 'Null':
      return undefined;
  }
}

function stringSet(
  context: TestContext,
  operator: ConditionOperator,
  values: readonly Value[],
  texts: readonly string[],
): ValueSet | undefined {
  const withCase = !operator.name.endsWith('IgnoreCase');
  if (!withCase && !texts.every(isFoldable)) {
    return undefined;
  }
  const options = { wildcards: operator.wildcards, variables: context.variables, withCase };
  return unionOf(texts.map((text, index) => toGlob(context.arena, text, { ...options, source: sourceAt(context, values, index) })));
}

/** Beyond ASCII it is not documented which letters are the same without case. */
function isFoldable(text: string): boolean {
  return Array.from(text).every((character) => character === hole || character.charCodeAt(0) < 0x80);
}

function arnSet(context: TestContext, values: readonly Value[], texts: readonly string[]): ValueSet {
  const { shortArn } = context.arena.reading;
  const options = {
    wildcards: true,
    variables: context.variables,
    withCase: true,
    arn: { wildcardsCross: 'never', headWithCase: true, short: shortArn === 'never' ? 'nothing' : 'filled' },
  } as const;
  return unionOf(texts.map((text, index) => toGlob(context.arena, text, { ...options, source: sourceAt(context, values, index) })));
}

function stringsWithoutCase(arena: Arena, texts: readonly string[]): ValueSet {
  return unionOf(texts.map((text) => toGlob(arena, text, { wildcards: false, variables: false, withCase: false })));
}

function stringsAsTheyAre(arena: Arena, texts: readonly string[]): ValueSet {
  return unionOf(texts.map((text) => toGlob(arena, text, { wildcards: false, variables: false, withCase: true })));
}

function unionOf(globs: readonly (Glob | undefined)[]): ValueSet {
  return globSet(globs.flatMap((glob) => (glob === undefined ? [] : [glob])));
}

const comparisons: Readonly<Record<string, Comparison>> = {
  Equals: 'equal',
  NotEquals: 'equal',
  LessThan: 'less',
  LessThanEquals: 'less-or-equal',
  GreaterThan: 'greater',
  GreaterThanEquals: 'greater-or-equal',
};

function orderedSet(type: 'number' | 'date', name: string, numbers: readonly (number | undefined)[]): ValueSet | undefined {
  const compare = comparisons[name];
  const constants = numbers.filter((number) => number !== undefined);
  if (compare === undefined || constants.length !== numbers.length) {
    return undefined;
  }
  return { type, compare, constants: [...new Set(constants)].sort((a, b) => a - b) };
}

function addressSet(texts: readonly string[]): ValueSet | undefined {
  const ranges = texts.map(readAddressRange).filter((range) => range !== undefined);
  if (ranges.length !== texts.length) {
    return undefined;
  }
  const joined: AddressRange[] = [];
  for (const range of ranges.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const before = joined.at(-1);
    if (before === undefined || before.last + 1n < range.first) {
      joined.push(range);
    } else if (before.last < range.last) {
      joined[joined.length - 1] = { first: before.first, last: range.last };
    }
  }
  return { type: 'address', ranges: joined };
}

/** Strings, and the numbers and Booleans that JSON may have in their place; `undefined` with anything else among them. */
function textsOf(values: readonly Value[], decimals: boolean): readonly string[] | undefined {
  // How a number that is not whole is spelt as text is not documented.
  const plain = decimals ? /^-?\d+(\.\d+)?$/ : /^(true|false|-?\d+)$/;
  const texts = values.map((value) => {
    if (value.kind === 'string') {
      return value.text;
    }
    return value.kind === 'literal' && value.value !== null && plain.test(value.text) ? value.text : undefined;
  });
  const known = texts.filter((text) => text !== undefined);
  return known.length === texts.length ? known : undefined;
}

function sourceAt(context: TestContext, values: readonly Value[], index: number): string | undefined {
  const value = values[index];
  return value?.kind === 'string' && value.text.includes(hole) ? context.sourceOf(value) : '';
}

/** Known by its text alone; where even that is unknown, it is like no other. */
function opaqueTest(context: TestContext, test: ConditionTest): Ref {
  const { arena } = context;
  const values = test.values.map((value) => plainText(value) ?? context.sourceOf(value) ?? `unknown ${arena.unknowns++}`);
  const key = test.key.text.includes(hole) ? (context.sourceOf(test.key) ?? `unknown ${arena.unknowns++}`) : test.key.text.toLowerCase();
  const version = context.variables ? '' : ' literal';
  return opaque(arena, `${test.operatorKey.text.toLowerCase()} ${key}${version} ${JSON.stringify([...new Set(values)].sort())}`);
}

function plainText(value: Value): string | undefined {
  if (value.kind === 'string') {
    return value.text.includes(hole) ? undefined : value.text;
  }
  return value.kind === 'literal' ? value.text : undefined;
}

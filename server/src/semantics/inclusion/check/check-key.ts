import type { ConditionTest } from '../../../policy/ast';
import { hole } from '../../../policy/value';
import { evaluateTest, isBase64 } from '../evaluate-test';
import { arnGlob, type CheckContext, piecesOf, type Signed, symbolOf } from './check-resource';
import { noString } from './check-strings';
import { anyCase, isReserved, type Membership, one, run } from './derivatives';
import { sampleValues } from './sample-values';

interface SignedTest {
  readonly test: ConditionTest;
  readonly variables: boolean;
  readonly holds: boolean;
}

/** Whether no value of the condition key, no set of values and not its absence either, meets all the terms. */
export function noValueOfKey(context: CheckContext, key: string, terms: readonly Signed[]): boolean {
  const tests = terms.flatMap(({ term: { subject }, holds }): SignedTest[] =>
    subject.kind === 'test' && subject.key === key ? [{ test: subject.test, variables: subject.variables, holds }] : [],
  );
  if (key.includes(hole) || !cannotBeAbsent(context, tests) || !noSingleValue(context, key, tests)) {
    return false;
  }
  return !context.isMultivalued(key) || noSeveralValues(context, key, tests);
}

function cannotBeAbsent({ reading }: CheckContext, tests: readonly SignedTest[]): boolean {
  return tests.some(({ test, variables, holds }) => {
    const truth = evaluateTest(withoutHoles(test), {}, variables, reading);
    return truth !== undefined && truth !== holds;
  });
}

/** What a key that is absent is compared with makes no difference, unless that is whether it is absent. */
function withoutHoles(test: ConditionTest): ConditionTest {
  return test.operator?.family === 'Null'
    ? test
    : {
        ...test,
        values: test.values.map((value) => (value.kind === 'string' ? { ...value, text: value.text.replaceAll(hole, 'x') } : value)),
      };
}

/**
 * Operators without a set operator are not looked at: what they make of several values is not documented. A key of one value, by
 * AWS's word, has not several.
 */
function noSeveralValues(context: CheckContext, key: string, tests: readonly SignedTest[]): boolean {
  const plain = ({ test }: SignedTest): boolean => test.operator?.setOperator === undefined && test.operator?.family !== 'Null';
  if (context.isSingleValued(key) && tests.some(plain)) {
    return true;
  }
  const rest = tests.filter((one) => !plain(one) && one.test.operator?.family !== 'Null');
  const isEvery = ({ test, holds }: SignedTest): boolean => (test.operator?.setOperator === 'ForAllValues') === holds;
  const every = rest.filter(isEvery);
  const onlyAbsent = tests.some(
    ({ test, holds }) => test.operator?.family === 'Null' && evaluateTest(test, { [key]: ['x'] }, false, context.reading) === !holds,
  );
  const some = rest.filter((one) => !isEvery(one));
  return (
    onlyAbsent ||
    (tests.some(plain) && every.some(namesOneText)) ||
    (some.length > 0 ? some.some((one) => noSingleValue(context, key, [one, ...every])) : noSingleValue(context, key, every))
  );
}

/** Whether all values of the set are one and the same text: then it is a set of one. */
function namesOneText({ test: { operator, values }, variables, holds }: SignedTest): boolean {
  const [value, another] = values;
  const isPlain = value?.kind === 'string' && !value.text.includes(hole) && !(variables && value.text.includes('${'));
  return holds && operator?.name === 'StringEquals' && isPlain && another === undefined;
}

/** Whether no single value meets all the tests, set operators left aside. */
function noSingleValue(context: CheckContext, key: string, tests: readonly SignedTest[]): boolean {
  const isString = ({ test }: SignedTest): boolean => ['String', 'Arn', 'Bool', 'Binary'].includes(test.operator?.family ?? '');
  return (
    noText(context, key, tests.filter(isString)) ||
    noTypedValue(
      context,
      key,
      tests.filter((one) => !isString(one)),
    )
  );
}

function noText(context: CheckContext, key: string, tests: readonly SignedTest[]): boolean {
  const memberships = tests.flatMap((one) => membershipOf(context, one) ?? []);
  if (context.keyType(key) === 'Bool') {
    memberships.push({ inside: true, globs: ['true', 'false'].map((text) => Array.from(text, anyCase).join('')) });
  }
  return tests.length > 0 && noString(memberships, context.budget);
}

/** `undefined` for a test that rules nothing out for certain. */
function membershipOf(context: CheckContext, { test, variables, holds }: SignedTest): Membership | undefined {
  const { operator } = test;
  const texts = test.values.map((value) =>
    value.kind === 'string' ? value.text : value.kind === 'literal' && value.value !== null ? value.text : hole,
  );
  if (operator === undefined || texts.length === 0 || test.values.some(({ kind }) => kind === 'dynamic') || texts.some(isReserved)) {
    return undefined;
  }
  if (operator.family === 'Binary' && !texts.every(isBase64)) {
    return undefined;
  }
  const inside = holds !== operator.negated;
  const vague = variables && operator.negated && !holds && texts.some((text) => text.includes('${'));
  const folded = operator.family === 'Bool' || operator.name.endsWith('IgnoreCase');
  if (vague || (folded && texts.some((text) => /[^\x20-\x7e\ufffc]/.test(text)))) {
    return undefined;
  }
  const globs = texts.map((text) => {
    if (text.includes(hole) && (!inside || operator.family === 'Arn')) {
      return inside ? run : undefined; // Too much is the safe side of what a value must be, too little of what it must not be.
    }
    return operator.family === 'Arn'
      ? arnText(context, text, variables, inside)
      : plainText(context, text, { variables: variables && operator.family === 'String', wildcards: operator.wildcards, folded });
  });
  return { globs: globs.flatMap((glob) => glob ?? []), inside };
}

function plainText(context: CheckContext, text: string, options: { variables: boolean; wildcards: boolean; folded: boolean }): string {
  const glob = piecesOf(text, options.variables).map((piece) => {
    if (piece.text === hole) {
      return run;
    }
    if (piece.variable !== undefined) {
      return symbolOf(context, `${options.folded ? 'folded ' : ''}${piece.variable}`);
    }
    const wildcard = options.wildcards && !piece.quoted;
    return wildcard && piece.text === '*' ? run : wildcard && piece.text === '?' ? one : options.folded ? anyCase(piece.text) : piece.text;
  });
  return glob.join('').replace(/\ue000+/g, run);
}

/** Six components; fewer match nothing, or are filled up, as the reading has it. */
function arnText(context: CheckContext, text: string, variables: boolean, inside: boolean): string | undefined {
  const bare = variables ? text.replace(/\$\{[^{}]*\}/g, '\u0000') : text;
  const colons = bare.split(':').length - 1;
  const filled = context.reading.shortArn === 'filled';
  if (variables && bare.split(':', 5).join(':').includes('\u0000')) {
    return inside ? run : undefined;
  }
  if (colons < 5 && !filled) {
    return undefined;
  }
  return /^\*+$/.test(text)
    ? run
    : arnGlob(context, text + ':*'.repeat(Math.max(0, 5 - colons)), variables, { crosses: 'segments', anyCase: false });
}

/** Numbers, moments, addresses and presence: values around all that the tests name stand for every value there is. */
function noTypedValue(context: CheckContext, key: string, tests: readonly SignedTest[]): boolean {
  if (tests.length === 0) {
    return false;
  }
  const plain = tests.map((one) => ({ ...one, test: withoutSetOperator(one.test) }));
  const texts = plain.flatMap(({ test }) =>
    test.values.map((value) => (value.kind === 'string' || value.kind === 'literal' ? value.text : '')),
  );
  const candidates = sampleValues(texts, context.keyType(key));
  return candidates.every((value) =>
    plain.some(({ test, variables, holds }) => {
      const truth = evaluateTest(test, { [key]: value }, variables, context.reading);
      return truth !== undefined && truth !== holds;
    }),
  );
}

function withoutSetOperator(test: ConditionTest): ConditionTest {
  return test.operator === undefined ? test : { ...test, operator: { ...test.operator, setOperator: undefined } };
}

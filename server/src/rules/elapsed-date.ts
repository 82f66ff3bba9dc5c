import type { ConditionTest } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { RuleModule } from './rule';

export const elapsedDate: RuleModule = {
  meta: {
    name: 'elapsed-date',
    summary: 'A date that has gone by, so that the test holds for ever, or never again.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    ConditionTest(test, { statement, reference, report }) {
      const after = comparison(test);
      const [value] = test.values;
      if (after === undefined || value === undefined || !isPast(test, reference.date)) {
        return;
      }
      // Once it is over, that it had begun is no news.
      if (after && statement?.condition?.tests.some((other) => comparison(other) === false && isPast(other, reference.date)) === true) {
        return;
      }
      const what = statement?.effect === 'Deny' ? 'denies' : 'allows';
      report({
        at: value.span,
        message: after
          ? `That has been so since \`${scalarText(value)}\`: the test holds for ${/token/i.test(test.key.text) ? 'all temporary credentials' : 'every request'} and limits nothing any more. Take it out, or give a later date.`
          : `That was over at \`${scalarText(value)}\`: the test never holds again, and the statement ${what} nothing. Take the statement out, or give a later date.`,
      });
    },
  },
};

/** Whether all dates are before the day of the data, which is the latest that is certain to be past. */
function isPast({ values }: ConditionTest, today: string): boolean {
  return values.every((value) => timeOf(scalarText(value) ?? '') < Date.parse(today));
}

/**
 * Whether the test asks for a time after its date; `undefined` for other tests. Sessions last 36 hours at most, so that all were issued
 * after a date long past; that one was issued before is asked to find those that were stolen then.
 */
function comparison({ operator, key }: ConditionTest): boolean | undefined {
  const isNow = /^aws:(currenttime|epochtime)$/i.test(key.text);
  const isOfToken = key.text.toLowerCase() === 'aws:tokenissuetime';
  if (
    (!isNow && !isOfToken) ||
    operator === undefined ||
    operator.setOperator !== undefined ||
    (operator.family !== 'Date' && operator.family !== 'Numeric')
  ) {
    return undefined;
  }
  const isBefore = operator.name.includes('LessThan') && !isOfToken;
  return operator.name.includes('GreaterThan') ? true : isBefore ? false : undefined;
}

/** Milliseconds; `NaN` for what is no time. AWS takes ISO 8601 and seconds since 1970. */
function timeOf(text: string): number {
  return /^\d{9,11}$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
}

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
          ? `That has been so since \`${scalarText(value)}\`: the test ${holding(test, statement?.effect === 'Deny')}`
          : `That was over at \`${scalarText(value)}\`: the test never holds again, and the statement ${what} nothing. Take the statement out, or give a later date.`,
      });
    },
  },
};

/** For which requests the test holds for ever, and what to do. Those without temporary credentials lack the time when a token was issued. */
function holding({ key, operator }: ConditionTest, denies: boolean): string {
  if (!isOfToken(key.text) || operator?.ifExists === true) {
    return 'holds for every request and limits nothing any more. Take it out, or give a later date.';
  }
  return `holds for all temporary credentials, however old, and ${denies ? 'spares' : 'keeps out'} only requests without \`${key.text}\`, such as those with long-term access keys. Give a later date, or say so with \`Null\`: \`"${key.text}": "false"\`.`;
}

function isOfToken(key: string): boolean {
  return key.toLowerCase() === 'aws:tokenissuetime';
}

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
  if (
    (!isNow && !isOfToken(key.text)) ||
    operator === undefined ||
    operator.setOperator !== undefined ||
    (operator.family !== 'Date' && operator.family !== 'Numeric')
  ) {
    return undefined;
  }
  const isBefore = operator.name.includes('LessThan') && !isOfToken(key.text);
  return operator.name.includes('GreaterThan') ? true : isBefore ? false : undefined;
}

/** Milliseconds; `NaN` for what is no time. AWS takes ISO 8601 and seconds since 1970. */
function timeOf(text: string): number {
  return /^\d{9,11}$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
}

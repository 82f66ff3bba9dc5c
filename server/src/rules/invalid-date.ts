import type { ConditionTest, PolicyDocument } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { Value } from '../policy/value';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const invalidDate: RuleModule = {
  meta: {
    name: 'invalid-date',
    summary: 'A value that is not a date as AWS reads it, where dates are compared.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [...['INVALID_DATE_VALUE', 'TYPE_MISMATCH_DATE'].map(accessAnalyzer), { tool: 'parliament', code: 'MISMATCHED_TYPE' }],
  },
  check: {
    ConditionTest({ operator, key, values }: ConditionTest, { document, report }) {
      for (const value of operator?.family === 'Date' ? values : []) {
        const text = scalarText(value);
        if (text === undefined || text.includes('${') || isDate(text)) {
          continue;
        }
        const seconds = /^\d+$/.test(text) && !/^\d{4}$/.test(text);
        report({
          at: value.span,
          message: seconds
            ? `\`${text}\` counts seconds since 1970, which may not mean the moment you expect. Write the date out, as \`2026-01-31T00:00:00Z\`.`
            : `\`${text}\` is no date, so the test of \`${key.text}\` does not hold. Write it as \`2026-01-31\` or \`2026-01-31T00:00:00Z\`.`,
          sameAs: [accessAnalyzer(seconds ? 'INVALID_DATE_VALUE' : 'TYPE_MISMATCH_DATE')],
          fixes: () => (seconds ? writtenOut(document, value, Number(text)) : []),
        });
      }
    },
  },
};

/** W3C's profile of ISO 8601: a year, a month, a day, or a moment of it, which AWS wants with its time zone. Source: IAM User Guide, date condition operators. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/i.exec(text);
  if (match === null) {
    return false;
  }
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inMonth = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days;
  return inMonth && Number(hour) <= 24 && Number(minute) < 60 && Number(second) <= 60;
}

/** The moment in letters; nothing for numbers that can hardly be seconds. */
function writtenOut({ writer }: PolicyDocument, value: Value, seconds: number): readonly Fix[] {
  const latest = 4_102_444_800;
  if (seconds > latest) {
    return [];
  }
  const date = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  return [{ title: `Replace with \`${date}\``, safety: 'safe', edits: [writer.replace(value, date)] }];
}

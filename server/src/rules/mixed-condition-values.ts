import type { ConditionTest } from '../policy/ast';
import type { LiteralValue, StringValue, Value } from '../policy/value';
import type { RuleModule } from './rule';

export const mixedConditionValues: RuleModule = {
  meta: {
    name: 'mixed-condition-values',
    summary: 'Values of one condition key that are of different JSON types.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_CONDITION_DATA_TYPE' }],
  },
  check: {
    ConditionTest(test, { document, report }) {
      const strays = straysAmong(test);
      const [first] = strays;
      if (first === undefined) {
        return;
      }
      report({
        at: first.span,
        message: `\`${first.text}\` is a ${typeof first.value} among values of another type, and AWS wants one type for all values of \`${test.key.text}\`. Strings do for every operator.`,
        fixes: () => [
          {
            title: 'Write all values as strings',
            safety: 'safe',
            edits: literalsOf(test.values).map((value) => document.writer.replace(value, value.text)),
          },
        ],
      });
    },
  },
};

/** The values that are not strings where some are, or not of the first one's type where none are. */
function straysAmong({ values }: ConditionTest): readonly LiteralValue[] {
  const literals = literalsOf(values);
  const strings = values.filter((value): value is StringValue => value.kind === 'string');
  const [first] = literals;
  return strings.length > 0 ? literals : literals.filter(({ value }) => typeof value !== typeof first?.value);
}

function literalsOf(values: readonly Value[]): readonly LiteralValue[] {
  return values.filter((value): value is LiteralValue => value.kind === 'literal' && value.value !== null);
}

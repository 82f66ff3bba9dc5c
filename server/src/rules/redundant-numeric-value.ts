import type { ConditionTest } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import type { Value } from '../policy/value';
import type { RuleModule } from './rule';

export const redundantNumericValue: RuleModule = {
  meta: {
    name: 'redundant-numeric-value',
    summary: 'Several bounds for one key, of which only the widest has an effect.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_CONDITION_VALUE_NUM' }],
  },
  check: {
    ConditionTest(test: ConditionTest, { document, report }) {
      const whole = test.member.value;
      const bound = widestBound(test);
      if (bound === undefined || whole?.kind !== 'array') {
        return;
      }
      const text = scalarText(bound);
      report({
        at: test.key.span,
        message: `One of the values suffices for \`${test.operatorKey.text}\`, so only the ${isUpper(test) ? 'greatest' : 'least'}, \`${text}\`, bounds \`${test.key.text}\`. The others do nothing.`,
        fixes: () => [
          {
            title: `Keep \`${text}\` only`,
            safety: 'safe',
            edits: document.writer.removeItems(
              whole,
              whole.items.flatMap((item, index) => (item === bound ? [] : [index])),
            ),
          },
        ],
      });
    },
  },
};

function isUpper({ operator }: ConditionTest): boolean {
  return operator?.name.includes('LessThan') === true;
}

/** The value that lets most through; `undefined` for other operators, for a single value and where a value is no number. */
function widestBound(test: ConditionTest): Value | undefined {
  const { operator, values } = test;
  const bounds = operator?.family === 'Numeric' && /(Less|Greater)Than/.test(operator.name) ? values : [];
  const numbers = bounds.map((value) => Number(scalarText(value) ?? Number.NaN));
  if (numbers.length < 2 || numbers.some(Number.isNaN)) {
    return undefined;
  }
  return bounds[numbers.indexOf(isUpper(test) ? Math.max(...numbers) : Math.min(...numbers))];
}

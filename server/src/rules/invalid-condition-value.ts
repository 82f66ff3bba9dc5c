import type { ConditionTest } from '../policy/ast';
import type { ConditionOperatorFamily } from '../policy/condition-operator';
import { scalarText } from '../policy/scalar-text';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const invalidConditionValue: RuleModule = {
  meta: {
    name: 'invalid-condition-value',
    summary: 'A value that is not of the type that its operator compares: no Boolean, no number, no base64.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      ...['TYPE_MISMATCH_BOOLEAN', 'TYPE_MISMATCH_NUMBER', 'TYPE_MISMATCH_STRING'].map(accessAnalyzer),
      { tool: 'parliament', code: 'MISMATCHED_TYPE_OPERATION_TO_NULL' },
      { tool: 'parliament', code: 'MISMATCHED_TYPE' },
    ],
  },
  check: {
    ConditionTest({ operator, values, key }: ConditionTest, { document, report }) {
      const wanted = operator && types.get(operator.family);
      for (const value of wanted === undefined ? [] : values) {
        const text = scalarText(value);
        if (wanted === undefined || text === undefined || text.includes('${') || wanted.accepts(text)) {
          continue;
        }
        report({
          at: value.span,
          message: `\`${operator?.name}\` compares ${wanted.noun}, and \`${text}\` is none: the test of \`${key.text}\` does not work. ${wanted.advice}`,
          sameAs: [accessAnalyzer(wanted.code)],
          fixes: () =>
            wanted.choices.map(
              (choice): Fix => ({ title: `Replace with \`${choice}\``, safety: 'unsafe', edits: [document.writer.replace(value, choice)] }),
            ),
        });
      }
    },
  },
};

interface ValueType {
  readonly code: string;
  readonly noun: string;
  readonly advice: string;
  readonly choices: readonly string[];
  accepts(text: string): boolean;
}

const boolean: ValueType = {
  code: 'TYPE_MISMATCH_BOOLEAN',
  noun: 'Booleans',
  advice: 'Write `true` or `false`.',
  choices: ['true', 'false'],
  accepts: (text) => /^(true|false)$/i.test(text),
};

const types: ReadonlyMap<ConditionOperatorFamily, ValueType> = new Map([
  ['Bool', boolean],
  ['Null', boolean],
  [
    'Numeric',
    {
      code: 'TYPE_MISMATCH_NUMBER',
      noun: 'numbers',
      advice: 'Write a whole or decimal number.',
      choices: [],
      accepts: (text) => /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text),
    },
  ],
  [
    'Binary',
    {
      code: 'TYPE_MISMATCH_STRING',
      noun: 'data in base64',
      advice: 'Encode the bytes in base64.',
      choices: [],
      accepts: (text) => /^([a-z0-9+/]{4})*([a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?$/i.test(text),
    },
  ],
]);

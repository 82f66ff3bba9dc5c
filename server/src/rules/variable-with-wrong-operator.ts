import { isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, spanWithin } from '../policy/value';
import type { RuleModule } from './rule';

export const variableWithWrongOperator: RuleModule = {
  meta: {
    name: 'variable-with-wrong-operator',
    summary: 'A policy variable in the value of an operator that does not compare text.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_VARIABLE_FOR_OPERATOR' }],
  },
  check: {
    ConditionTest({ operator, values }, { report }) {
      if (operator === undefined || !withoutVariables.has(operator.family)) {
        return;
      }
      for (const value of values) {
        if (value.kind !== 'string' || !isStatic(value)) {
          continue;
        }
        for (const { start, end, name } of policyVariablesIn(value.text)) {
          if (isKeyName(name)) {
            report({
              at: spanWithin(value, start, end),
              message: `AWS replaces policy variables for string and ARN operators only: \`${operator.name}\` compares with the text \`${value.text.slice(start, end)}\` and never matches.`,
            });
          }
        }
      }
    },
  },
};

/** Not `Bool`: AWS's pages contradict each other on it. */
const withoutVariables: ReadonlySet<string> = new Set(['Numeric', 'Date', 'Binary', 'IpAddress', 'Null']);

import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import type { ConditionOperator } from '../policy/condition-operator';
import { isKeyName, policyVariablesIn } from '../policy/policy-variable';
import { isStatic, spanWithin } from '../policy/value';
import { moveTest, operatorText } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const variableWithWrongOperator: RuleModule = {
  meta: {
    name: 'variable-with-wrong-operator',
    summary: 'A policy variable in the value of an operator that does not compare text.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_VARIABLE_FOR_OPERATOR' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { operator, values } = test;
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
              fixes: () => (statement === undefined ? [] : compareText(document, statement, test, operator)),
            });
          }
        }
      }
    },
  },
};

/** Equality can be asked of text as well; greater and less cannot. */
function compareText(document: PolicyDocument, statement: Statement, test: ConditionTest, operator: ConditionOperator): readonly Fix[] {
  const [, equality] = /^(?:Numeric|Date)((?:Not)?Equals)$/.exec(operator.name) ?? [];
  const name = operatorText({ ...operator, name: `String${equality}` });
  const edits = equality === undefined ? undefined : moveTest(document, statement, test, { operator: name });
  return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${name}\``, safety: 'unsafe', edits }];
}

/** Not `Bool`: AWS's pages contradict each other on it. */
const withoutVariables: ReadonlySet<string> = new Set(['Numeric', 'Date', 'Binary', 'IpAddress', 'Null']);

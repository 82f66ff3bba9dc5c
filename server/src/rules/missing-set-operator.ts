import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import type { ConditionOperator } from '../policy/condition-operator';
import { moveTest, operatorText } from '../semantics/move-test';
import type { Fix, RuleModule } from './rule';

export const missingSetOperator: RuleModule = {
  meta: {
    name: 'missing-set-operator',
    summary: 'A key that has several values, compared without `ForAnyValue` or `ForAllValues`.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_QUALIFIER' }],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      if (operator === undefined || operator.setOperator !== undefined || operator.family === 'Null') {
        return;
      }
      if (reference.conditionKey(key.text)?.multivalued !== true) {
        return;
      }
      report({
        at: key.span,
        message: `A request can have several values of \`${key.text}\`, and \`${test.operatorKey.text}\` does not say whether one of them has to match or all of them. Put \`ForAnyValue:\` or \`ForAllValues:\` before it.`,
        fixes: () => (statement === undefined ? [] : fixesFor(document, statement, test, operator)),
      });
    },
  },
};

/**
 * For a test that values pass (`StringEquals`), one value suffices first; for one that they fail (`StringNotEquals`), all have to.
 * Neither is what the policy does now, as AWS leaves that open.
 */
function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest, operator: ConditionOperator): readonly Fix[] {
  const order = operator.negated ? (['ForAllValues', 'ForAnyValue'] as const) : (['ForAnyValue', 'ForAllValues'] as const);
  return order.flatMap((setOperator): Fix[] => {
    const ifExists = operator.ifExists && setOperator === 'ForAnyValue';
    const better = operatorText({ ...operator, setOperator, ifExists });
    const edits = moveTest(document, statement, test, { operator: better });
    return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
  });
}

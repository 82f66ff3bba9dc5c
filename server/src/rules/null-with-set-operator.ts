import { renameOperator } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const nullWithSetOperator: RuleModule = {
  meta: {
    name: 'null-with-set-operator',
    summary: '`ForAllValues` or `ForAnyValue` on `Null`, which then tests nothing.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'NULL_WITH_QUALIFIER' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { operator, operatorKey } = test;
      if (operator?.family !== 'Null' || operator.setOperator === undefined) {
        return;
      }
      const result = operator.setOperator === 'ForAllValues' ? 'holds for every request' : 'holds for no request';
      report({
        at: operatorKey.span,
        message: `\`${operatorKey.text}\` ${result}, whether the key is there or not. \`Null\` alone tests that, of keys with several values too.`,
        fixes: () => {
          const edits = statement && renameOperator(document, statement, test, operator.ifExists ? 'NullIfExists' : 'Null');
          return edits === undefined ? [] : [{ title: 'Replace with `Null`', safety: 'unsafe', edits }];
        },
      });
    },
  },
};

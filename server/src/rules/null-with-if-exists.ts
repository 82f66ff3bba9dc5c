import { renameOperator } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const nullWithIfExists: RuleModule = {
  meta: {
    name: 'null-with-if-exists',
    summary: '`IfExists` on `Null`, which asks just that.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'NULL_WITH_IF_EXISTS' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { operator, operatorKey } = test;
      if (operator?.family !== 'Null' || !operator.ifExists) {
        return;
      }
      const better = operatorKey.text.replace(/ifexists$/i, '');
      report({
        at: operatorKey.span,
        message: `\`Null\` asks whether the key exists, so AWS takes no \`IfExists\` on it and rejects \`${operatorKey.text}\`. Write \`${better}\`.`,
        fixes: () => {
          const edits = statement && renameOperator(document, statement, test, better);
          return edits === undefined ? [] : [{ title: `Replace with \`${better}\``, safety: 'safe', edits }];
        },
      });
    },
  },
};

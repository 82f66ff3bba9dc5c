import { isRestriction } from '../semantics/condition-strength';
import { moveTest, operatorText } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const undeniedDirectCall: RuleModule = {
  meta: {
    name: 'undenied-direct-call',
    summary: 'A Deny of calls by other ways than through chosen services that lets direct calls pass.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { operator, operatorKey, key } = test;
      if (statement?.effect !== 'Deny' || key.text.toLowerCase() !== 'aws:calledvia' || operator?.setOperator !== 'ForAnyValue') {
        return;
      }
      // Beside a test that narrows the Deny to some requests it may be just those that are meant.
      if (!operator.negated || operator.ifExists || statement.condition?.tests.some((other) => other !== test && isRestriction(other))) {
        return;
      }
      const better = operatorText({ ...operator, setOperator: 'ForAllValues' });
      report({
        at: key.span,
        message: `A call that no service makes has no \`${key.text}\`, and \`ForAnyValue:\` never holds without a value: whoever calls directly is not denied. \`${better}\` denies them, and lets calls through the services pass.`,
        fixes: () => {
          const edits = moveTest(document, statement, test, { operator: better });
          return edits === undefined ? [] : [{ title: `Replace \`${operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

import { isLapsing } from '../semantics/lapsing-test';
import { moveTest, operatorText } from '../semantics/move-test';
import { requireKey } from '../semantics/narrow/require-key';
import type { RuleModule } from './rule';

export const forAllValuesOnSingleValue: RuleModule = {
  meta: {
    name: 'for-all-values-on-single-value',
    summary: '`ForAllValues` on a key that has one value at most, so that the test holds when the key is missing.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY' },
      { tool: 'parliament', code: 'SINGLE_VALUE_CONDITION_TOO_PERMISSIVE' },
    ],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      if (operator === undefined || !isLapsing(reference, test)) {
        return;
      }
      const better = operatorText({ ...operator, setOperator: undefined, ifExists: operator.ifExists && statement?.effect !== 'Allow' });
      const consequence = statement?.effect === 'Deny' ? 'and so denies' : 'and so restricts nothing';
      report({
        at: key.span,
        message: `A request has at most one value of \`${key.text}\`; when it has none, \`ForAllValues:\` holds ${consequence}. Write \`${better}\`.`,
        fixes: () => {
          if (statement === undefined) {
            return [];
          }
          const narrower = requireKey(document, statement, test, true);
          const edits = narrower.length > 0 ? undefined : moveTest(document, statement, test, { operator: better });
          const title = `Replace \`${test.operatorKey.text}\` with \`${better}\``;
          return edits === undefined ? narrower : [{ title, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

import { forAnyAudience } from '../semantics/audience-claims';
import { moveTest, operatorText } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const forAnyValueOnAudience: RuleModule = {
  meta: {
    name: 'for-any-value-on-audience',
    summary: '`ForAnyValue` on the audience of a token that has one audience.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [
      { tool: 'access-analyzer', code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE' },
      { tool: 'parliament', code: 'SINGLE_VALUE_CONDITION_TOO_PERMISSIVE' },
    ],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { key, operator } = test;
      if (operator === undefined || statement === undefined || forAnyAudience(test) !== 'single') {
        return;
      }
      const better = operatorText({ ...operator, setOperator: undefined });
      report({
        at: key.span,
        message: `A token has one \`${key.text}\`; \`ForAnyValue:\` is for keys with several, where one that fits lets in a token that was issued for others too. \`${better}\` compares the one.`,
        fixes: () => {
          const edits = moveTest(document, statement, test, { operator: better });
          return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

import { forAnyAudience } from '../semantics/audience-claims';
import { moveTest, operatorText } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const unconfirmedAudience: RuleModule = {
  meta: {
    name: 'unconfirmed-audience',
    summary: '`ForAnyValue` on an audience that most providers give one value.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'CONFIRM_AUDIENCE_CLAIM_TYPE' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const { key, operator } = test;
      if (operator === undefined || statement === undefined || forAnyAudience(test) !== 'open') {
        return;
      }
      const better = operatorText({ ...operator, setOperator: undefined });
      report({
        at: key.span,
        message: `Tokens of most providers have one \`${key.text}\`, and then \`${better}\` is right; \`ForAnyValue:\` is for those that list several. See which yours issues.`,
        fixes: () => {
          const edits = moveTest(document, statement, test, { operator: better });
          return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

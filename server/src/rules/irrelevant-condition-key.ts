import { removeTest } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const irrelevantConditionKey: RuleModule = {
  meta: {
    name: 'irrelevant-condition-key',
    summary: 'A condition key that says of a bucket policy only where the policy itself is.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
    sameAs: [{ tool: 'access-analyzer', code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      if (document.service !== 's3' || test.key.text.toLowerCase() !== 's3:resourceaccount' || statement === undefined) {
        return;
      }
      report({
        at: test.key.span,
        message: `\`${test.key.text}\` is the owner of the bucket, and so always the same in the bucket's own policy: the test holds for every request or for none. It belongs in identity-based policies.`,
        fixes: () => {
          const edits = removeTest(document, statement, test);
          return edits === undefined ? [] : [{ title: `Remove \`${test.key.text}\` from the condition`, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

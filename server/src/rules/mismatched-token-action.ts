import { removeFromList } from './repair';
import type { RuleModule } from './rule';

export const mismatchedTokenAction: RuleModule = {
  meta: {
    name: 'mismatched-token-action',
    summary: 'A session action beside a test of the token, which its requests do not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY' }],
  },
  check: {
    Statement({ action, condition }, { document, report }) {
      const test = condition?.tests.find(({ key, operator }) => cognitoKey.test(key.text) && operator?.family !== 'Null');
      if (test === undefined || action === undefined || action.negated) {
        return;
      }
      for (const { source } of action.patterns.filter((pattern) => pattern.source.text.toLowerCase() === 'sts:tagsession')) {
        report({
          at: source.span,
          message: `AWS does not evaluate \`${test.key.text}\` for \`${source.text}\`. Put \`${source.text}\` into a statement of its own, without this key.`,
          related: [{ at: test.key.span, message: 'The key that it does not have.' }],
          fixes: () => removeFromList(document.writer, action.element.value, source, 'unsafe'),
        });
      }
    },
  },
};

const cognitoKey = /^cognito-identity\.amazonaws\.com:/i;

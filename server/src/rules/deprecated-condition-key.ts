import type { RuleModule } from './rule';

export const deprecatedConditionKey: RuleModule = {
  meta: {
    name: 'deprecated-condition-key',
    summary: 'A condition key that AWS has replaced by another.',
    category: 'warning',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['identity-based', 'permissions-boundary', 'service-control', 'session'],
    sameAs: [{ tool: 'access-analyzer', code: 'DEPRECATED_GLOBAL_CONDITION_KEY' }],
  },
  check: {
    ConditionTest({ key }, { document, report }) {
      if (key.text.toLowerCase() === 'aws:arn') {
        report({
          at: key.span,
          message: `AWS has replaced \`${key.text}\` by \`aws:PrincipalArn\`: the ARN of the principal that makes the request.`,
          fixes: () => [
            {
              title: 'Replace with `aws:PrincipalArn`',
              safety: 'unsafe',
              edits: [{ span: key.content, newText: document.writer.escape('aws:PrincipalArn', key) }],
            },
          ],
        });
      }
    },
  },
};

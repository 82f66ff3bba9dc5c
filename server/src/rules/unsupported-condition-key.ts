import type { Fix, RuleModule } from './rule';

export const unsupportedConditionKey: RuleModule = {
  meta: {
    name: 'unsupported-condition-key',
    summary: 'A condition key that AWS does not evaluate in policies of this type.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust', 'resource-control', 'vpc-endpoint'],
    sameAs: [{ tool: 'access-analyzer', code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY' }],
  },
  check: {
    ConditionTest({ key }, { document, report }) {
      if (key.text.toLowerCase() === 'aws:arn') {
        report({
          at: key.span,
          message: `AWS does not support \`${key.text}\`. \`aws:PrincipalArn\` is the principal that makes the request, \`aws:SourceArn\` the resource on whose behalf an AWS service makes it.`,
          fixes: () =>
            ['aws:PrincipalArn', 'aws:SourceArn'].map(
              (name): Fix => ({
                title: `Replace with \`${name}\``,
                safety: 'unsafe',
                edits: [{ span: key.content, newText: document.writer.escape(name, key) }],
              }),
            ),
        });
      }
    },
  },
};

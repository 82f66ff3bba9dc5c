import type { Statement } from '../policy/ast';
import { renameKey } from './repair';
import type { RuleModule } from './rule';

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
    ConditionTest({ key }, { document, statement, report }) {
      if (key.text.toLowerCase() === 'aws:arn') {
        report({
          at: key.span,
          message: `AWS does not support \`${key.text}\`. \`aws:PrincipalArn\` is the principal that makes the request, \`aws:SourceArn\` the resource on whose behalf an AWS service makes it.`,
          fixes: () =>
            (namesServicesOnly(statement) ? ['aws:SourceArn'] : ['aws:PrincipalArn', 'aws:SourceArn']).map((name) =>
              renameKey(document.writer, key, name, 'unsafe'),
            ),
        });
      }
    },
  },
};

/** A service is not a principal of an account: its requests have no `aws:PrincipalArn`. */
function namesServicesOnly(statement: Statement | undefined): boolean {
  const groups = statement?.principal?.groups ?? [];
  return groups.length > 0 && groups.every(({ type }) => type.text === 'Service');
}

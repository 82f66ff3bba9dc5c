import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import { isStatic } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { removeFromList } from './repair';
import type { RuleModule } from './rule';

export const unsupportedRcpAction: RuleModule = {
  meta: {
    name: 'unsupported-rcp-action',
    summary: 'An action of a service that resource control policies do not reach.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-control'],
    sameAs: [{ tool: 'access-analyzer', code: 'RCP_SYNTAX_ERROR_ACTION' }],
  },
  check: {
    ActionPattern(pattern, { document, statement, reference, report }) {
      if (statement?.effect === 'Allow' || statement?.action?.negated || !isStatic(pattern.source)) {
        return;
      }
      const why = refusal(pattern, reference);
      if (why !== undefined) {
        report({
          at: pattern.source.span,
          message: `${why} AWS rejects the policy.`,
          fixes: () => removeFromList(document.writer, statement?.action?.element.value, pattern.source, 'safe'),
        });
      }
    },
  },
};

function refusal({ source, servicePrefix }: ActionPattern, reference: ServiceReference): string | undefined {
  if (hasWildcard(servicePrefix)) {
    return `A resource control policy must say which service it is about, and \`${source.text}\` does not: name each, as in \`s3:*\`.`;
  }
  const service = reference.service(servicePrefix);
  return service === undefined || service.supportsResourceControl
    ? undefined
    : `Resource control policies do not reach ${service.name}, so they may not name \`${source.text}\`.`;
}

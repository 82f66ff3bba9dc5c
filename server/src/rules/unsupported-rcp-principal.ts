import { isEmptyPlace } from '../policy/value';
import { everyPrincipal } from '../semantics/covers-every-principal';
import type { RuleModule } from './rule';

export const unsupportedRcpPrincipal: RuleModule = {
  meta: {
    name: 'unsupported-rcp-principal',
    summary: 'A resource control policy for some principals only.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['resource-control'],
    sameAs: [{ tool: 'access-analyzer', code: 'RCP_SYNTAX_ERROR_PRINCIPAL' }],
  },
  check: {
    PrincipalElement(principal, { document, report }) {
      const { element, known, negated } = principal;
      const { value, key } = element;
      if (negated || !known || value === undefined || isEmptyPlace(value) || everyPrincipal(principal) !== undefined) {
        return;
      }
      report({
        at: value.kind === 'object' ? (value.members[0]?.key.span ?? key.span) : value.span,
        message: `A resource control policy may only have \`*\` as \`${key.text}\`: AWS rejects the policy. Tell callers apart in the condition, with \`aws:PrincipalArn\` or \`aws:PrincipalAccount\`.`,
        fixes: () => [{ title: 'Replace with `*`', safety: 'unsafe', edits: [document.writer.replace(value, '*')] }],
      });
    },
  },
};

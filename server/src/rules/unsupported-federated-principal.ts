import type { RuleModule } from './rule';

export const unsupportedFederatedPrincipal: RuleModule = {
  meta: {
    name: 'unsupported-federated-principal',
    summary: 'An identity provider as a principal, outside a role trust policy.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based'],
    sameAs: [{ tool: 'access-analyzer', code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED' }],
  },
  check: {
    PrincipalElement({ groups }, { statement, report }) {
      if (statement?.action?.patterns.some(({ servicePrefix }) => servicePrefix === 'sts')) {
        return;
      }
      for (const { type } of groups) {
        if (type.text === 'Federated') {
          report({
            at: type.span,
            message:
              'Only a role trust policy may name an identity provider with `Federated`; here AWS rejects the policy. Name the role that its users assume.',
          });
        }
      }
    },
  },
};

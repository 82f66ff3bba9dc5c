import type { RuleModule } from './rule';

export const unsupportedCanonicalUser: RuleModule = {
  meta: {
    name: 'unsupported-canonical-user',
    summary: 'A canonical user ID as a principal, in the policy of something that is not of S3.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust'],
  },
  check: {
    PrincipalElement({ groups }, { document, report }) {
      const { type, service } = document;
      if (type !== 'trust' && (service === undefined || service.startsWith('s3'))) {
        return;
      }
      for (const { type: name } of groups) {
        if (name.text === 'CanonicalUser') {
          report({
            at: name.span,
            message:
              'Only policies of S3 may name an account with `CanonicalUser`; here AWS rejects the policy. Name it with `AWS` and the account ID.',
          });
        }
      }
    },
  },
};

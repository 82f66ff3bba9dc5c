import { federatedProviders } from '../semantics/federated-provider';
import { limitsKey } from '../semantics/limits-key';
import { namesAction } from '../semantics/names-action';
import { requireSamlAudience } from '../semantics/narrow/require-saml-audience';
import type { RuleModule } from './rule';

export const missingSamlAudience: RuleModule = {
  meta: {
    name: 'missing-saml-audience',
    summary: 'A SAML provider trusted for assertions that it made for another site.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    Statement(statement, { document, report }) {
      const { effect, principal, action, condition } = statement;
      if (effect !== 'Allow' || principal === undefined || principal.negated || action === undefined) {
        return;
      }
      const provider = federatedProviders(principal).find(({ kind }) => kind === 'saml');
      if (provider === undefined || !namesAction(action, 'sts:AssumeRoleWithSAML') || limitsKey(condition, (key) => key === 'saml:aud')) {
        return;
      }
      report({
        at: provider.source.span,
        message: `An assertion that \`${nameOf(provider.source.text)}\` made for another site assumes this role too, in the hands of whoever gets hold of it. Compare \`SAML:aud\` with the endpoint at which your users sign in.`,
        fixes: () => requireSamlAudience(document, statement),
      });
    },
  },
};

function nameOf(arn: string): string {
  return arn.slice(arn.indexOf('saml-provider/') + 'saml-provider/'.length);
}

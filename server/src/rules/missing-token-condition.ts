import { type FederatedProvider, federatedProviders, knowsProviders } from '../semantics/federated-provider';
import { knowsKeys } from '../semantics/limits-key';
import { namesAction } from '../semantics/names-action';
import { pinToken } from '../semantics/narrow/pin-token';
import { isGitHub } from '../semantics/token-issuers';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const missingTokenCondition: RuleModule = {
  meta: {
    name: 'missing-token-condition',
    summary: 'An OpenID Connect provider trusted whoever it issued the token for.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', 'MISSING_GITHUB_REPO_CONDITION_KEY'].map(accessAnalyzer),
  },
  check: {
    Statement(statement, { document, report }) {
      const { effect, principal, action, condition } = statement;
      if (
        effect !== 'Allow' ||
        principal === undefined ||
        principal.negated ||
        action === undefined ||
        (condition && !knowsKeys(condition))
      ) {
        return;
      }
      const providers = federatedProviders(principal);
      const compared = condition?.tests.filter(({ operator }) => operator?.family !== 'Null') ?? [];
      const keys = compared.map(({ key }) => key.text.toLowerCase());
      if (!namesAction(action, 'sts:AssumeRoleWithWebIdentity') || !knowsProviders(principal) || providers.some(isUnnamed)) {
        return;
      }
      const none = !providers.some(({ keyPrefix }) => keys.some((key) => key.startsWith(`${keyPrefix?.toLowerCase()}:`)));
      for (const provider of providers) {
        const codes = provider.kind === 'oidc' ? codesFor(provider, keys, none) : [];
        if (codes.length > 0) {
          report({
            at: provider.source.span,
            message: messageFor(provider),
            sameAs: codes.map(accessAnalyzer),
            fixes: () => pinToken(document, statement, provider.keyPrefix ?? ''),
          });
        }
      }
    },
  },
};

function isUnnamed({ keyPrefix }: FederatedProvider): boolean {
  return keyPrefix === undefined;
}

function codesFor({ keyPrefix = '' }: FederatedProvider, keys: readonly string[], none: boolean): readonly string[] {
  const lacksSubject =
    isGitHub(keyPrefix) && !keys.some((key) => subjectClaims.some((claim) => key === `${keyPrefix.toLowerCase()}:${claim}`));
  return [...(lacksSubject ? ['MISSING_GITHUB_REPO_CONDITION_KEY'] : []), ...(none ? ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL'] : [])];
}

/** Claims of GitHub's tokens that name a repository or its owner. Source: GitHub, "OpenID Connect reference"; AWS, the keys of STS. */
const subjectClaims: readonly string[] = ['sub', 'repository', 'repository_id', 'repository_owner_id', 'job_workflow_ref', 'enterprise_id'];

function messageFor({ keyPrefix = '' }: FederatedProvider): string {
  return isGitHub(keyPrefix)
    ? `Any workflow of any repository on GitHub can assume this role, other people's too. Compare \`${keyPrefix}:sub\` with your repository and branch.`
    : `Whoever \`${keyPrefix}\` issues a token to can assume this role, for whatever application. Compare \`${keyPrefix}:aud\` with your own, and \`${keyPrefix}:sub\` with the subjects you trust.`;
}

import type { ConditionElement, PolicyDocument, Statement } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { type FederatedProvider, federatedProviders, knowsProviders } from '../semantics/federated-provider';
import { namesAction } from '../semantics/names-action';
import { addCondition } from '../semantics/narrow/add-condition';
import { tabStop } from '../text/tab-stop';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

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
      if (effect !== 'Allow' || principal === undefined || principal.negated || action === undefined || !isKnown(condition)) {
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
            fixes: () => (principal.groups.some(({ type }) => type.text !== 'Federated') ? [] : fixesFor(document, statement, provider)),
          });
        }
      }
    },
  },
};

function isUnnamed({ keyPrefix }: FederatedProvider): boolean {
  return keyPrefix === undefined;
}

const gitHub = 'token.actions.githubusercontent.com';

/** Whether nothing of the condition that matters waits for deployment: the keys here, not their values. */
function isKnown(condition: ConditionElement | undefined): boolean {
  return (
    condition === undefined ||
    (condition.element.value?.kind === 'object' &&
      condition.element.value.members.every(({ value, key }) => value?.kind === 'object' && !key.text.startsWith('Fn::')) &&
      condition.tests.every(({ key }) => isStatic(key) && !hasPlaceholder(key.text) && !key.text.startsWith('Fn::')))
  );
}

function codesFor({ keyPrefix }: FederatedProvider, keys: readonly string[], none: boolean): readonly string[] {
  const lacksSubject =
    isGitHub(keyPrefix) && !keys.some((key) => subjectClaims.some((claim) => key === `${keyPrefix?.toLowerCase()}:${claim}`));
  return [...(lacksSubject ? ['MISSING_GITHUB_REPO_CONDITION_KEY'] : []), ...(none ? ['MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL'] : [])];
}

/** GitHub's own provider, and that of an enterprise, `…/octo-corp`. */
function isGitHub(host = ''): boolean {
  return `${host.toLowerCase()}/`.startsWith(`${gitHub}/`);
}

/** Claims of GitHub's tokens that name a repository or its owner. Source: GitHub, "OpenID Connect reference"; AWS, the keys of STS. */
const subjectClaims: readonly string[] = ['sub', 'repository', 'repository_id', 'repository_owner_id', 'job_workflow_ref', 'enterprise_id'];

function messageFor({ keyPrefix }: FederatedProvider): string {
  return isGitHub(keyPrefix)
    ? `Any workflow of any repository on GitHub can assume this role, other people's too. Compare \`${keyPrefix}:sub\` with your repository and branch.`
    : `Whoever \`${keyPrefix}\` issues a token to can assume this role, for whatever application. Compare \`${keyPrefix}:aud\` with your own, and \`${keyPrefix}:sub\` with the subjects you trust.`;
}

function fixesFor(document: PolicyDocument, statement: Statement, { keyPrefix = '' }: FederatedProvider): readonly Fix[] {
  const [claim, value] = isGitHub(keyPrefix)
    ? ['sub', `repo:${tabStop('owner')}/${tabStop('repository')}:ref:refs/heads/${tabStop('branch')}`]
    : ['aud', tabStop('audience')];
  const edit = addCondition(document, statement, 'StringEquals', `${keyPrefix}:${claim}`, value);
  return edit === undefined ? [] : [{ title: `Compare \`${keyPrefix}:${claim}\``, safety: 'unsafe', narrows: true, edits: [edit] }];
}

import { tabStop, withStops } from '../text/tab-stop';

/** A provider of tokens that serves many with one issuer, and the claims that tell whose a token is. */
export interface TokenIssuer {
  /** What its condition keys begin with, in lower case. */
  readonly host: RegExp;
  /** Who gets its tokens, as in "any workspace of any organization on Terraform Cloud". */
  readonly anyone: string;
  /** Claims of which one has to be compared, in lower case; the first is the one that AWS asks for, and that is proposed. */
  readonly claims: readonly string[];
  /** What the values of the first claim look like that name one tenant. */
  readonly tenant: RegExp;
  /** Such a value, with tab stops. */
  readonly value: string;
}

/** One name, up to the next separator, without a wildcard. */
const name = '[^:/*?]+';

function bySubject(host: string | RegExp, anyone: string, value: string, others: readonly string[] = []): TokenIssuer {
  const beginning = withStops(escaped(value.replace(/\*$/, '')).replaceAll('\\*', '[^:/]+'), name);
  return {
    host: typeof host === 'string' ? new RegExp(`^${escaped(host)}$`) : host,
    anyone,
    claims: ['sub', ...others],
    tenant: new RegExp(`^${beginning}`, 'i'),
    value,
  };
}

function escaped(text: string): string {
  return text.replace(/[.*]/g, '\\$&');
}

const eks = /^oidc\.eks\.[^.]+\.amazonaws\.com(\.cn)?\/id\/[^/]+$/i;

const organization = tabStop('organization');

/**
 * Sources: AWS's examples of resource control policies for trusted identity providers; IAM User Guide, "Available keys for AWS OIDC
 * federation"; the pages of the providers on their tokens. GitHub and Cognito, of whose tokens there is more to say, are not in it.
 */
const issuers: readonly TokenIssuer[] = [
  bySubject('vstoken.actions.githubusercontent.com', 'any repository on GitHub', `repo:${tabStop('enterprise')}/*`),
  bySubject(
    'oidc-configuration.audit-log.githubusercontent.com',
    'any enterprise on GitHub',
    `https://github.com/${tabStop('enterprise')}`,
  ),
  bySubject(
    /^token\.actions\.[^.]+\.ghe\.com$/,
    'any repository of the enterprise',
    `repo:${tabStop('owner')}/${tabStop('repository')}:*`,
    ['repository', 'repository_id', 'repository_owner_id', 'job_workflow_ref'],
  ),
  bySubject('gitlab.com', 'any project on GitLab', `project_path:${tabStop('group')}/*`, [
    'namespace_id',
    'namespace_path',
    'project_id',
    'project_path',
  ]),
  bySubject('app.terraform.io', 'any workspace on HCP Terraform', `organization:${organization}:*`),
  bySubject('agent.buildkite.com', 'any pipeline on Buildkite', `organization:${organization}:*`, [
    'organization_id',
    'organization_slug',
    'pipeline_id',
  ]),
  bySubject('api.pulumi.com/oidc', 'any organization on Pulumi Cloud', `pulumi:*:org:${organization}:*`),
  bySubject('oidc.vercel.com', 'any project on Vercel', `owner:${tabStop('team')}:*`),
  bySubject('oidc.codefresh.io', 'any account of Codefresh', `account:${tabStop('account')}:*`),
  bySubject('scalr.io', 'any account of Scalr', `account:${tabStop('account')}:*`),
  bySubject('tokens.cloud.shisho.dev', 'any organization on Shisho Cloud', `job:${organization}:*`),
  bySubject('proidc.upbound.io', 'any organization on Upbound', `mcp:${organization}:*`),
  bySubject('studio.datachain.ai/api', 'any team on DataChain Studio', `credentials:${tabStop('team')}/*`),
  bySubject(/^rh-oidc\.s3\./, 'any tenant of IBM Turbonomic', `system:serviceaccount:${tabStop('tenant')}:*`),
  bySubject(/^oidc\.circleci\.com\/org\/[^/]+$/, 'any project of the CircleCI organization', `org/*/project/${tabStop('project')}/*`),
  {
    host: eks,
    anyone: 'every pod of the cluster, with whatever service account,',
    claims: ['sub'],
    tenant: /^system:serviceaccount:/,
    value: `system:serviceaccount:${tabStop('namespace')}:${tabStop('serviceaccount')}`,
  },
  {
    host: /^sandboxes\.cloud$/,
    anyone: 'any organization on sandboxes.cloud',
    claims: ['aud'],
    tenant: /^[^*?]+$/,
    value: organization,
  },
  {
    host: /^accounts\.google\.com$/,
    anyone: 'any user or service account of Google',
    claims: ['aud', 'sub', 'email', 'google/organization_number'],
    tenant: /^[^*?]+$/,
    value: tabStop('audience'),
  },
  {
    host: /^(www\.amazon\.com|graph\.facebook\.com)$/,
    anyone: 'any application of the provider',
    claims: ['app_id', 'user_id', 'id'],
    tenant: /^[^*?]+$/,
    value: tabStop('application'),
  },
];

/** The provider whose condition keys begin so; `undefined` where nothing is known of it, or it is GitHub or Cognito. */
export function tokenIssuer(keyPrefix: string): TokenIssuer | undefined {
  return issuers.find(({ host }) => host.test(keyPrefix.toLowerCase()));
}

const gitHub = 'token.actions.githubusercontent.com';

/** GitHub's own provider, and that of an enterprise, `…/octo-corp`. */
export function isGitHub(keyPrefix: string): boolean {
  return `${keyPrefix.toLowerCase()}/`.startsWith(`${gitHub}/`);
}

export function isCognito(keyPrefix: string): boolean {
  return keyPrefix.toLowerCase() === 'cognito-identity.amazonaws.com';
}

export function isEks(keyPrefix: string): boolean {
  return eks.test(keyPrefix);
}

/** Whether the condition key is the subject of tokens of such a provider: `token.actions.githubusercontent.com:sub` with `isGitHub`. */
export function isSubjectOf(key: string, isProvider: (keyPrefix: string) => boolean): boolean {
  return /:sub$/i.test(key) && isProvider(key.slice(0, -':sub'.length));
}

/** The audience that a provider's tokens for AWS have unless somebody has chosen another; `undefined` where there is no such custom. */
export function usualAudience(keyPrefix: string): string | undefined {
  return isGitHub(keyPrefix) || isEks(keyPrefix) ? 'sts.amazonaws.com' : undefined;
}

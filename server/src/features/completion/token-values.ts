import { tabStop } from '../../text/tab-stop';
import type { KnownValue } from './values-of-key';

/**
 * Values of keys for the tokens of identity providers: the audience they are issued for, and the subjects that the frequent providers
 * write. Sources: the providers' pages on their tokens; IAM User Guide, "Available keys for AWS OIDC federation". The key in lower case.
 */
export function tokenValues(key: string): readonly KnownValue[] | undefined {
  const exact = values.get(key);
  if (exact !== undefined) {
    return exact;
  }
  const [, host = '', claim] = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/.*)?):(aud|sub)$/.exec(key) ?? [];
  if (claim === undefined || withoutAudience.test(host)) {
    return undefined;
  }
  if (claim === 'aud') {
    return audience;
  }
  return host.startsWith('oidc.eks.') ? serviceAccount : [];
}

/** AWS knows these by itself: the audience of their tokens is the application's own id. */
const withoutAudience = /^(cognito-identity|accounts\.google|www\.amazon|graph\.facebook)\./;

const audience: readonly KnownValue[] = [{ text: 'sts.amazonaws.com', detail: 'GitHub Actions, EKS' }];

const serviceAccount: readonly KnownValue[] = [
  { text: `system:serviceaccount:${tabStop('namespace')}:${tabStop('service-account')}`, detail: 'one service account' },
];

const repository = `repo:${tabStop('example-org')}/${tabStop('example-repository')}`;

const values: ReadonlyMap<string, readonly KnownValue[]> = new Map([
  ['saml:aud', [{ text: 'https://signin.aws.amazon.com/saml', detail: 'the console' }]],
  [
    'token.actions.githubusercontent.com:sub',
    [
      { text: `${repository}:ref:refs/heads/${tabStop('main')}`, detail: 'one branch' },
      { text: `${repository}:environment:${tabStop('production')}`, detail: 'one environment' },
      { text: `${repository}:ref:refs/tags/${tabStop('v1')}`, detail: 'one tag' },
    ],
  ],
  ['cognito-identity.amazonaws.com:amr', [{ text: 'authenticated' }, { text: 'unauthenticated' }]],
  [
    'cognito-identity.amazonaws.com:aud',
    [{ text: tabStop('eu-central-1:12345678-1234-1234-1234-123456790ab'), detail: 'an identity pool id' }],
  ],
  [
    'gitlab.com:sub',
    [
      {
        text: `project_path:${tabStop('example-group')}/${tabStop('example-project')}:ref_type:branch:ref:${tabStop('main')}`,
        detail: 'one branch',
      },
    ],
  ],
  [
    'app.terraform.io:sub',
    [
      {
        text: `organization:${tabStop('example-org')}:project:${tabStop('example-project')}:workspace:${tabStop('example-workspace')}:run_phase:${tabStop('apply')}`,
        detail: 'one workspace',
      },
    ],
  ],
  ['app.terraform.io:aud', [{ text: 'aws.workload.identity' }]],
]);

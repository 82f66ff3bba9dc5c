import type { PolicyType } from '../../policy/policy-type';
import type { Plain } from '../../policy/writer';
import { tabStop } from '../../text/tab-stop';

/** A statement to begin with. As it stands it is one that no rule has anything against; its places are there to be overtyped. */
export interface Skeleton {
  /** Unique among all skeletons of a type. */
  readonly label: string;
  readonly detail: string;
  readonly statement: { readonly [element: string]: Plain };
}

const account = '111122223333';
const role = (name: string) => `arn:aws:iam::${tabStop(account)}:role/${tabStop(name)}`;
const bucket = tabStop('amzn-s3-demo-bucket');
const organization = { StringEquals: { 'aws:PrincipalOrgID': tabStop('o-a1b2c3d4e5') } };

/** The statements that policies of the type begin with, the most usual one first. `service` is whose resource it hangs on, if known. */
export function statementSkeletons(type: PolicyType, service?: string): readonly Skeleton[] {
  switch (type) {
    case 'identity-based':
    case 'session':
      return [allow, deny];
    case 'permissions-boundary':
      return [allow, deny];
    case 'service-control':
      return [denyLeaving, denyRegions, allowEverything];
    case 'resource-control':
      return [denyOutsiders, denyWithoutTls];
    case 'trust':
      return [trustService, trustRole, trustGitHub, trustSaml];
    case 'vpc-endpoint':
      return [allowOrganization];
    case 'resource-based':
      return forService.get(service ?? 's3') ?? [allowRole(service ?? 's3')];
  }
}

const allow: Skeleton = {
  label: 'Allow',
  detail: 'actions on chosen resources',
  statement: { Effect: 'Allow', Action: tabStop('s3:GetObject'), Resource: tabStop('arn:aws:s3:::amzn-s3-demo-bucket/*') },
};

const deny: Skeleton = {
  label: 'Deny',
  detail: 'actions, whatever else allows them',
  statement: { Effect: 'Deny', Action: tabStop('s3:DeleteBucket'), Resource: tabStop('*') },
};

const denyLeaving: Skeleton = {
  label: 'Deny',
  detail: 'actions to all accounts it is attached to',
  statement: { Effect: 'Deny', Action: tabStop('organizations:LeaveOrganization'), Resource: tabStop('*') },
};

/** The services that are called in one Region for all. Source: Organizations User Guide, "Example SCPs: Deny access by requested Region". */
const denyRegions: Skeleton = {
  label: 'Deny outside of Regions',
  detail: 'all but the global services',
  statement: {
    Effect: 'Deny',
    NotAction: ['iam:*', 'organizations:*', 'route53:*', 'sts:*', 'support:*', 'cloudfront:*', 'globalaccelerator:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': [tabStop('eu-central-1')] } },
  },
};

const allowEverything: Skeleton = {
  label: 'Allow',
  detail: 'everything that is not denied elsewhere',
  statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

/** Source: IAM User Guide, "Establish permissions guardrails using data perimeters". */
const denyOutsiders: Skeleton = {
  label: 'Deny outside of the organization',
  detail: 'everyone but its own principals and AWS services',
  statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: tabStop('s3:*'),
    Resource: '*',
    Condition: {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': tabStop('o-a1b2c3d4e5') },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  },
};

const denyWithoutTls: Skeleton = {
  label: 'Deny without TLS',
  detail: 'requests that are not encrypted',
  statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: tabStop('s3:*'),
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  },
};

const trustService: Skeleton = {
  label: 'Trust an AWS service',
  detail: 'for the resources of one account',
  statement: {
    Effect: 'Allow',
    Principal: { Service: tabStop('lambda.amazonaws.com') },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'aws:SourceAccount': tabStop(account) } },
  },
};

const trustRole: Skeleton = {
  label: 'Trust another account',
  detail: 'one of its roles, with an external ID',
  statement: {
    Effect: 'Allow',
    Principal: { AWS: role('deployer') },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': tabStop('an-id-that-both-sides-know') } },
  },
};

const trustGitHub: Skeleton = {
  label: 'Trust GitHub Actions',
  detail: 'workflows of one branch',
  statement: {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${tabStop(account)}:oidc-provider/token.actions.githubusercontent.com` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': `repo:${tabStop('example-org')}/${tabStop('example-repository')}:ref:refs/heads/${tabStop('main')}`,
      },
    },
  },
};

const trustSaml: Skeleton = {
  label: 'Trust a SAML provider',
  detail: 'its users, for the console',
  statement: {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${tabStop(account)}:saml-provider/${tabStop('example-provider')}` },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  },
};

const allowOrganization: Skeleton = {
  label: 'Allow',
  detail: 'principals of the organization through the endpoint',
  statement: { Effect: 'Allow', Principal: '*', Action: tabStop('s3:GetObject'), Resource: tabStop('*'), Condition: organization },
};

function allowRole(service: string): Skeleton {
  return {
    label: 'Allow a role',
    detail: 'of this account or another',
    statement: { Effect: 'Allow', Principal: { AWS: role('example-role') }, Action: tabStop(`${service}:`), Resource: tabStop('*') },
  };
}

const readBucket: Skeleton = {
  label: 'Allow a role',
  detail: 'to read objects of the bucket',
  statement: {
    Effect: 'Allow',
    Principal: { AWS: role('example-role') },
    Action: tabStop('s3:GetObject'),
    Resource: `arn:aws:s3:::${bucket}/*`,
  },
};

const bucketWithTls: Skeleton = {
  label: 'Deny without TLS',
  detail: 'requests that are not encrypted',
  statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
};

function send(action: string, from: string, arn: string): Skeleton {
  return {
    label: 'Allow an AWS service',
    detail: 'for the resources of one account',
    statement: {
      Effect: 'Allow',
      Principal: { Service: tabStop(from) },
      Action: action,
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceAccount': tabStop(account) } },
    },
  };
}

/** Of the services whose resources have policies most often. */
const forService: ReadonlyMap<string, readonly Skeleton[]> = new Map([
  ['s3', [readBucket, bucketWithTls]],
  [
    'sqs',
    [send('sqs:SendMessage', 'sns.amazonaws.com', `arn:aws:sqs:${tabStop('eu-central-1')}:${tabStop(account)}:${tabStop('orders')}`)],
  ],
  ['sns', [send('sns:Publish', 'events.amazonaws.com', `arn:aws:sns:${tabStop('eu-central-1')}:${tabStop(account)}:${tabStop('orders')}`)]],
  [
    'kms',
    [
      {
        label: 'Allow a role',
        detail: 'to use the key',
        statement: {
          Effect: 'Allow',
          Principal: { AWS: role('example-role') },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: '*',
        },
      },
      {
        label: 'Allow the account',
        detail: 'to give access by its own IAM policies',
        statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${tabStop(account)}:root` }, Action: 'kms:*', Resource: '*' },
      },
    ],
  ],
]);

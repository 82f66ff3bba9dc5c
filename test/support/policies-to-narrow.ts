import fc from 'fast-check';

/** Real names, mixed as authors mix them: whole services, verbs, single actions with and without resource-level permissions. */
const entries = [
  '*',
  's3:*',
  'sqs:*',
  'iam:*',
  'dynamodb:*',
  'secretsmanager:*',
  's3:Get*',
  's3:Put*',
  's3:*Object',
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:ListAllMyBuckets',
  'S3:deleteobject',
  'iam:PassRole',
  'iam:Pass*',
  'iam:CreateRole',
  'iam:*Role',
  'ec2:RunInstances',
  'ec2:Describe*',
  'ec2:StartInstances',
  'ec2:AttachVolume',
  'ec2:CreateTags',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'lambda:CreateFunction',
  'lambda:InvokeFunction',
  'logs:PutLogEvents',
  'logs:CreateLogGroup',
  'logs:Describe*',
  'kms:Decrypt',
  'kms:CreateAlias',
  'secretsmanager:GetSecretValue',
  'secretsmanager:PutSecretValue',
  'sts:AssumeRole',
  'sns:Publish',
  'cloudwatch:PutMetricData',
  'nosuch:Action',
];

const resources = [
  '*',
  '*',
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::tenant-a/*',
  'arn:aws:iam::*:role/*',
  'arn:aws:iam::111122223333:role/*',
  'arn:aws:iam::*:role/Build*',
  'arn:aws:dynamodb:*:*:table/*',
];

/** Most keep next to nothing out, so that there is something to narrow; what they do keep out must stay out. */
const conditions: readonly object[] = [
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringLike: { 'iam:PassedToService': '*' } },
  { StringEqualsIfExists: { 'aws:PrincipalTag/team': ['red', 'blue'] } },
  { StringEquals: {} },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-other' }, Null: { 'aws:MultiFactorAuthAge': 'true' } },
  { Null: { 'aws:MultiFactorAuthAge': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' }, StringNotEquals: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' } },
];

const someOf = (values: readonly string[], most: number) =>
  fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }));

const statement = fc
  .record({
    Sid: fc.option(fc.constantFrom('A', 'B', 'AObject'), { nil: undefined }),
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    action: someOf(entries, 5),
    negatesAction: fc.boolean(),
    rarely: fc.nat(7),
    resource: someOf(resources, 2),
    condition: fc.option(fc.constantFrom(...conditions), { nil: undefined, freq: 2 }),
  })
  .map(({ Sid, Effect, action, negatesAction, rarely, resource, condition }) => ({
    ...(Sid === undefined ? {} : { Sid }),
    Effect,
    ...(negatesAction && rarely === 0 ? { NotAction: action } : { Action: action }),
    ...(rarely === 1 ? { NotResource: resource } : { Resource: resource }),
    ...(condition === undefined ? {} : { Condition: condition }),
  }));

const statements = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
const version = fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17');

/** Identity-based policies, most of them far too broad. */
export const identityPolicy = fc.record({ Version: version, Statement: statements(statement) });

const principals = ['*', { AWS: '*' }, { AWS: ['arn:aws:iam::444455556666:role/reader', '*'] }, { AWS: '*', Service: 'sns.amazonaws.com' }];

/** Bucket policies for everyone. */
export const bucketPolicy = fc.record({
  Version: version,
  Statement: statements(
    fc
      .record({
        principal: fc.constantFrom(...principals),
        Action: someOf(['s3:GetObject', 's3:*', 's3:PutObject'], 2),
        condition: fc.option(fc.constantFrom(...conditions), { nil: undefined, freq: 2 }),
      })
      .map(({ principal, Action, condition }) => ({
        Effect: 'Allow',
        Principal: principal,
        Action,
        Resource: 'arn:aws:s3:::tenant-a/*',
        ...(condition === undefined ? {} : { Condition: condition }),
      })),
  ),
});

const provider = (name: string) => ({ Federated: `arn:aws:iam::111122223333:${name}` });
const gitHub = 'token.actions.githubusercontent.com';
const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE';

/** Whom a role trusts, with the ways in which they assume it. */
const trusted: readonly (readonly [principal: object, actions: readonly string[]])[] = [
  [{ AWS: '*' }, ['sts:AssumeRole']],
  [{ AWS: 'arn:aws:iam::444455556666:root' }, ['sts:AssumeRole', 'sts:TagSession']],
  [{ AWS: ['444455556666', 'arn:aws:iam::111122223333:role/build'] }, ['sts:AssumeRole']],
  [{ AWS: 'arn:aws:iam::464622532012:root' }, ['sts:*']],
  [{ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }, ['sts:AssumeRole']],
  [{ Service: 'pods.eks.amazonaws.com' }, ['sts:AssumeRole', 'sts:TagSession']],
  [{ Service: 'rolesanywhere.amazonaws.com' }, ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession']],
  [provider('saml-provider/Corp'), ['sts:AssumeRoleWithSAML', 'sts:TagSession']],
  [provider(`oidc-provider/${gitHub}`), ['sts:AssumeRoleWithWebIdentity']],
  [provider(`oidc-provider/${cluster}`), ['sts:AssumeRoleWithWebIdentity']],
  [provider('oidc-provider/app.terraform.io'), ['sts:AssumeRoleWithWebIdentity']],
  [{ Federated: 'cognito-identity.amazonaws.com' }, ['sts:AssumeRoleWithWebIdentity']],
];

const trustConditions: readonly object[] = [
  { StringEquals: { 'sts:RoleSessionName': 'build' } },
  { StringEquals: {} },
  { StringEqualsIfExists: { 'sts:ExternalId': 'c0a5d7e2' }, Null: { 'aws:MultiFactorAuthAge': 'true' } },
  {
    StringEquals: { [`${gitHub}:aud`]: 'sts.amazonaws.com' },
    StringLike: { [`${gitHub}:sub`]: ['repo:octo-org/*', 'repo:octo-org/web-*:*'] },
  },
  { 'ForAllValues:StringLike': { [`${gitHub}:sub`]: 'repo:octo-org/octo-repo:*' } },
  { StringLike: { [`${cluster}:sub`]: 'system:serviceaccount:*:*' } },
  { StringLike: { [`${cluster}:sub`]: 'system:serviceaccount:payments:api-*' }, Bool: { 'aws:SecureTransport': 'true' } },
  { StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' } },
  { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } },
];

/** Trust policies of roles, most of them open to more than they need. */
export const trustPolicy = fc.record({
  Version: version,
  Statement: statements(
    fc
      .record({
        trust: fc.constantFrom(...trusted),
        condition: fc.option(fc.constantFrom(...trustConditions), { nil: undefined }),
        listed: fc.boolean(),
      })
      .map(({ trust: [Principal, actions], condition, listed }) => ({
        Effect: 'Allow',
        Principal,
        Action: actions.length > 1 || listed ? actions : actions[0],
        ...(condition === undefined ? {} : { Condition: condition }),
      })),
  ),
});

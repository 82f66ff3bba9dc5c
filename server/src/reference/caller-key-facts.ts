import type { GlobalKeyFact } from './global-key-fact';

const anonymous = 'Absent from anonymous requests.';
const notInOrganization = 'Absent from anonymous requests and when the account of the principal is in no organization.';
const longTermKeys = 'Absent when the request is signed with long-term access keys.';
const notByService = 'Absent unless an AWS service calls with its service principal.';
const notFromInstance = 'Absent unless the credentials were delivered to an EC2 instance.';
const notFromBuild = 'Absent unless CodeBuild assumed the role.';

/**
 * The global condition keys on who calls: the principal and its role session.
 * Source: IAM User Guide, "AWS global condition context keys", as of November 2026.
 */
export const callerKeyFacts: readonly GlobalKeyFact[] = [
  // The principal.
  {
    name: 'aws:PrincipalArn',
    type: 'ARN',
    description: 'the ARN of the principal; for a role session, that of the role',
    absentWhen: anonymous,
  },
  { name: 'aws:PrincipalAccount', type: 'String', description: 'the account of the principal; `anonymous` when there is none' },
  {
    name: 'aws:PrincipalOrgPaths',
    type: 'String',
    multivalued: true,
    description: 'where the account of the principal is in its organization',
    absentWhen: notInOrganization,
  },
  {
    name: 'aws:PrincipalOrgID',
    type: 'String',
    description: 'the organization of the account of the principal',
    absentWhen: notInOrganization,
  },
  {
    name: 'aws:PrincipalTag/${TagKey}',
    type: 'String',
    description: 'the value of a tag on the user, the role or the session',
    absentWhen: 'Absent when the principal does not have the tag.',
  },
  {
    name: 'aws:PrincipalIsAWSService',
    type: 'Bool',
    description: 'whether an AWS service calls with its service principal',
    absentWhen: anonymous,
  },
  { name: 'aws:PrincipalServiceName', type: 'String', description: 'the service principal that calls', absentWhen: notByService },
  {
    name: 'aws:PrincipalServiceNamesList',
    type: 'String',
    multivalued: true,
    description: 'all names of the service principal that calls, Regional ones too',
    absentWhen: notByService,
  },
  {
    name: 'aws:PrincipalType',
    type: 'String',
    description: 'the kind of principal: `Account`, `User`, `AssumedRole`, `FederatedUser`, `Anonymous`',
  },
  { name: 'aws:userid', type: 'String', description: 'the unique id of the principal; for a role session, `role-id:session-name`' },
  {
    name: 'aws:username',
    type: 'String',
    description: 'the name of the IAM user',
    absentWhen: 'Absent for role sessions, IAM Identity Center, the root user and anonymous requests.',
  },

  // The role session.
  {
    name: 'aws:AssumedRoot',
    type: 'Bool',
    description: 'whether the credentials come from `sts:AssumeRoot`',
    absentWhen: 'Absent unless the credentials come from `sts:AssumeRoot`.',
  },
  {
    name: 'aws:FederatedProvider',
    type: 'String',
    alsoType: 'ARN',
    description: 'the identity provider of a web identity: a name for those built in, an ARN for others',
    absentWhen: 'Absent unless the role was assumed with a web identity.',
  },
  { name: 'aws:TokenIssueTime', type: 'Date', description: 'when the temporary credentials were issued', absentWhen: longTermKeys },
  {
    name: 'aws:SignInSessionArn',
    type: 'ARN',
    description: 'the AWS Sign-In session that the credentials belong to',
    absentWhen: 'Absent unless the credentials come from an OAuth session of AWS Sign-In; console sessions have none.',
  },
  {
    name: 'aws:MultiFactorAuthAge',
    type: 'Numeric',
    description: 'seconds since the principal authenticated with MFA',
    absentWhen: 'Absent when the request is signed with long-term access keys, for federated identities, and without MFA.',
  },
  {
    name: 'aws:MultiFactorAuthPresent',
    type: 'Bool',
    description: 'whether the temporary credentials were issued with MFA',
    absentWhen: 'Absent when the request is signed with long-term access keys, and for federated identities.',
  },
  {
    name: 'aws:ChatbotSourceArn',
    type: 'ARN',
    description: 'the chat configuration that the role is assumed for',
    absentWhen: 'Absent unless Amazon Q Developer in chat applications assumed the role.',
  },
  {
    name: 'aws:Ec2InstanceSourceVpc',
    type: 'String',
    description: 'the VPC of the instance that the credentials were delivered to',
    absentWhen: notFromInstance,
  },
  {
    name: 'aws:Ec2InstanceSourcePrivateIPv4',
    type: 'IPAddress',
    description: 'the private IPv4 address of the instance that the credentials were delivered to; unique only together with the VPC',
    absentWhen: notFromInstance,
    anchor: 'ec2instancesourceprivateip4',
  },
  {
    name: 'aws:SourceIdentity',
    type: 'String',
    description: 'the source identity set when the first role was assumed',
    absentWhen: 'Absent when no source identity was set.',
  },
  {
    name: 'ec2:RoleDelivery',
    type: 'Numeric',
    description: 'the version of the instance metadata service that delivered the credentials: `1.0` or `2.0`',
    absentWhen: notFromInstance,
    anchor: 'ec2-role-delivery',
  },
  {
    name: 'ec2:SourceInstanceArn',
    type: 'ARN',
    description: 'the instance that the credentials were delivered to',
    absentWhen: notFromInstance,
    anchor: 'ec2-source-instance-arn',
  },
  {
    name: 'glue:RoleAssumedBy',
    type: 'String',
    description: '`glue.amazonaws.com` when AWS Glue itself uses a service role',
    absentWhen: 'Absent unless AWS Glue itself calls with a service role.',
    anchor: 'glue-role-assumed-by',
  },
  {
    name: 'glue:CredentialIssuingService',
    type: 'String',
    description: '`glue.amazonaws.com` when a job or a development endpoint of AWS Glue uses a service role',
    absentWhen: 'Absent unless a job or a development endpoint of AWS Glue calls.',
    anchor: 'glue-credential-issuing',
  },
  {
    name: 'codebuild:BuildArn',
    type: 'ARN',
    description: 'the build that the credentials were delivered to; its id is not known beforehand',
    absentWhen: notFromBuild,
    anchor: 'codebuild-build-arn',
  },
  {
    name: 'codebuild:ProjectArn',
    type: 'ARN',
    description: 'the project whose build the credentials were delivered to',
    absentWhen: notFromBuild,
    anchor: 'codebuild-project-arn',
  },
  {
    name: 'lambda:SourceFunctionArn',
    type: 'ARN',
    description: 'the function that the credentials were delivered to',
    absentWhen: 'Absent unless the credentials were delivered to a Lambda function.',
    anchor: 'lambda-source-function-arn',
  },
  {
    name: 'ssm:SourceInstanceArn',
    type: 'ARN',
    description: 'the managed instance that the credentials were delivered to',
    absentWhen: 'Absent unless Systems Manager delivered the credentials to a managed instance; EC2 instance profiles do not count.',
    anchor: 'ssm-source-instance-arn',
  },
  {
    name: 'identitystore:UserId',
    type: 'String',
    description: 'the IAM Identity Center user behind the request',
    absentWhen: 'Absent unless the caller is a user of IAM Identity Center.',
    anchor: 'identity-store-user-id',
  },
];

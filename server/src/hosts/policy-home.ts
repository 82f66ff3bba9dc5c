import type { PolicyHolder, PolicyType } from '../policy/policy-type';
import { memberNamed, type ObjectValue, type Value } from '../policy/value';

/** What the place of a policy tells of it. */
export interface PolicyHome {
  readonly type?: PolicyType;
  /** The prefix of the service whose resource a resource-based policy hangs on. */
  readonly service?: string;
  /** What keeps the policy, where the place tells. */
  readonly holder?: PolicyHolder;
}

/** A place in a host's document. */
export interface HostPlace {
  /** The name of the member that holds it; the nearest one for an entry of a list. */
  readonly key: string | undefined;
  /** The object that member is in. */
  readonly parent: ObjectValue | undefined;
  /** The type of the CloudFormation resource it is in: `AWS::IAM::Role`. */
  readonly resourceType: string | undefined;
  /** What the template calls that resource. */
  readonly resourceName: string | undefined;
}

const resourceBased = (service: string): PolicyHome => ({ type: 'resource-based', service });
const identityBased: PolicyHome = { type: 'identity-based' };
const heldBy = (holder: PolicyHolder): PolicyHome => ({ type: 'identity-based', holder });
const trust: PolicyHome = { type: 'trust', service: 'iam' };

/** What a place says of the policy in it; nothing where it says nothing, and then the content decides. */
export function homeOf({ key = '', parent, resourceType = '' }: HostPlace): PolicyHome {
  const byKey = homeByKey.get(key);
  if (byKey?.type === 'trust') {
    return byKey;
  }
  if (key === 'Content' && parent !== undefined) {
    return homeByOrganizationsType.get(textOf(summaryOf(parent), 'Type')) ?? homeByResource.get(resourceType) ?? {};
  }
  if (resourceType === 'AWS::IAM::ManagedPolicy' && parent !== undefined && namesBoundary(textOf(parent, 'ManagedPolicyName'))) {
    return { type: 'permissions-boundary' };
  }
  const home = homeByResource.get(resourceType) ?? byKey ?? {};
  const holder = home.holder ?? (parent === undefined ? undefined : holderFrom(parent, key, resourceType));
  return holder === undefined ? home : { ...home, holder };
}

/** Whether a managed policy of that name sets limits only: not one for the keepers of boundaries. */
function namesBoundary(name: string): boolean {
  return /permissions?[-_]?boundary$/i.test(name) && !/allow|deny|enforce|manage|require|without/i.test(name);
}

/** Whether a place of that name is for policies and nothing else. */
export function isPolicyKey(key: string | undefined): boolean {
  return key !== undefined && (homeByKey.has(key) || key === 'PolicyDocument' || key === 'InlinePolicy');
}

/** What the members beside a policy tell of its holder: properties in a template, names in an answer of the AWS CLI. */
function holderFrom(parent: ObjectValue, key: string, resourceType: string): PolicyHolder | undefined {
  const has = (name: string) => memberNamed(parent, name) !== undefined;
  if (resourceType === 'AWS::EC2::VPCEndpoint') {
    const type = has('VpcEndpointType') ? textOf(parent, 'VpcEndpointType') : 'Gateway';
    return type === 'Gateway' ? 'gateway-endpoint' : type === 'Interface' ? 'interface-endpoint' : undefined;
  }
  if (isApi.test(resourceType)) {
    return isPrivate(memberNamed(parent, 'EndpointConfiguration')?.value) ? 'private-api' : undefined;
  }
  if (resourceType === 'AWS::IAM::Policy') {
    return has('Users') ? 'user' : has('Groups') ? 'group' : has('Roles') ? 'role' : undefined;
  }
  if (resourceType !== '' || !(key === 'PolicyDocument' ? has('PolicyName') : key === 'Document' && has('IsDefaultVersion'))) {
    return undefined;
  }
  return has('UserName')
    ? 'user'
    : has('GroupName')
      ? 'group'
      : has('RoleName')
        ? 'role'
        : key === 'Document'
          ? 'managed-policy'
          : undefined;
}

const isApi = /^AWS::(ApiGateway::RestApi|Serverless::Api)$/;

/** Whether an API's endpoint is private and nothing else: `Types: [PRIVATE]` in CloudFormation, `Type: PRIVATE` or the word alone in SAM. */
function isPrivate(endpoint: Value | undefined): boolean {
  switch (endpoint?.kind) {
    case 'string':
      return endpoint.text === 'PRIVATE';
    case 'array':
      return endpoint.items.length > 0 && endpoint.items.every(isPrivate);
    case 'object':
      return isPrivate((memberNamed(endpoint, 'Types') ?? memberNamed(endpoint, 'Type'))?.value);
    default:
      return false;
  }
}

/** CloudFormation puts a policy's type among its properties, the command line's answer into `PolicySummary`. */
function summaryOf(object: ObjectValue): ObjectValue {
  const properties = object.members.some(({ key }) => key.text === 'Type');
  const summary = properties ? undefined : memberNamed(object, 'PolicySummary')?.value;
  return summary?.kind === 'object' ? summary : object;
}

function textOf(object: ObjectValue, name: string): string {
  const value = memberNamed(object, name)?.value;
  return value?.kind === 'string' ? value.text : '';
}

/** Names of members that hold one type of policy wherever they stand: in templates, answers of the AWS CLI, Terraform's JSON. */
const homeByKey: ReadonlyMap<string, PolicyHome> = new Map([
  ['AssumeRolePolicyDocument', trust],
  ['assume_role_policy', trust],
  ['KeyPolicy', resourceBased('kms')],
  ['RepositoryPolicyText', resourceBased('ecr')],
  ['FileSystemPolicy', resourceBased('elasticfilesystem')],
  ['AccessPolicies', resourceBased('es')],
  ['BucketPolicy', resourceBased('s3')],
  ['ResourcePolicy', { type: 'resource-based' }],
  ['NamespaceResourcePolicy', resourceBased('redshift')],
  ['SessionPolicy', { type: 'session' }],
]);

/** Source: AWS Organizations API Reference, `PolicySummary`. Its other policy types are not written in the IAM policy language. */
const homeByOrganizationsType: ReadonlyMap<string, PolicyHome> = new Map([
  ['SERVICE_CONTROL_POLICY', { type: 'service-control' }],
  ['RESOURCE_CONTROL_POLICY', { type: 'resource-control' }],
]);

/** Source: CloudFormation Template Reference, the resource types with a property that is a policy. */
const homeByResource: ReadonlyMap<string, PolicyHome> = new Map<string, PolicyHome>([
  ['AWS::IAM::Role', heldBy('role')],
  ['AWS::IAM::User', heldBy('user')],
  ['AWS::IAM::Group', heldBy('group')],
  ['AWS::IAM::Policy', identityBased],
  ['AWS::IAM::ManagedPolicy', heldBy('managed-policy')],
  ['AWS::IAM::RolePolicy', heldBy('role')],
  ['AWS::IAM::UserPolicy', heldBy('user')],
  ['AWS::IAM::GroupPolicy', heldBy('group')],
  ['AWS::SSO::PermissionSet', identityBased],
  ['AWS::IoT::Policy', identityBased],
  ['AWS::Serverless::Function', heldBy('role')],
  ['AWS::Serverless::StateMachine', heldBy('role')],
  ['AWS::Serverless::Api', resourceBased('execute-api')],
  ['AWS::EC2::VPCEndpoint', { type: 'vpc-endpoint' }],
  ['AWS::RolesAnywhere::Profile', { type: 'session' }],
  ['AWS::Transfer::User', { type: 'session' }],
  ['AWS::ApiGateway::RestApi', resourceBased('execute-api')],
  ['AWS::Backup::BackupVault', resourceBased('backup')],
  ['AWS::Backup::LogicallyAirGappedBackupVault', resourceBased('backup')],
  ['AWS::CloudTrail::ResourcePolicy', resourceBased('cloudtrail')],
  ['AWS::CodeArtifact::Domain', resourceBased('codeartifact')],
  ['AWS::CodeArtifact::Repository', resourceBased('codeartifact')],
  ['AWS::DynamoDB::Table', resourceBased('dynamodb')],
  ['AWS::DynamoDB::GlobalTable', resourceBased('dynamodb')],
  ['AWS::ECR::Repository', resourceBased('ecr')],
  ['AWS::ECR::RegistryPolicy', resourceBased('ecr')],
  ['AWS::ECR::PublicRepository', resourceBased('ecr-public')],
  ['AWS::EFS::FileSystem', resourceBased('elasticfilesystem')],
  ['AWS::Elasticsearch::Domain', resourceBased('es')],
  ['AWS::OpenSearchService::Domain', resourceBased('es')],
  ['AWS::Events::EventBus', resourceBased('events')],
  ['AWS::Kinesis::ResourcePolicy', resourceBased('kinesis')],
  ['AWS::KMS::Key', resourceBased('kms')],
  ['AWS::KMS::ReplicaKey', resourceBased('kms')],
  ['AWS::Lex::ResourcePolicy', resourceBased('lex')],
  ['AWS::Logs::ResourcePolicy', resourceBased('logs')],
  ['AWS::MediaStore::Container', resourceBased('mediastore')],
  ['AWS::MSK::ClusterPolicy', resourceBased('kafka')],
  ['AWS::Organizations::ResourcePolicy', resourceBased('organizations')],
  ['AWS::Redshift::Cluster', resourceBased('redshift')],
  ['AWS::RedshiftServerless::Namespace', resourceBased('redshift-serverless')],
  ['AWS::S3::AccessPoint', resourceBased('s3')],
  ['AWS::S3::BucketPolicy', resourceBased('s3')],
  ['AWS::S3::MultiRegionAccessPointPolicy', resourceBased('s3')],
  ['AWS::S3Express::AccessPoint', resourceBased('s3express')],
  ['AWS::S3Express::BucketPolicy', resourceBased('s3express')],
  ['AWS::S3ObjectLambda::AccessPointPolicy', resourceBased('s3-object-lambda')],
  ['AWS::S3Outposts::AccessPoint', resourceBased('s3-outposts')],
  ['AWS::S3Outposts::BucketPolicy', resourceBased('s3-outposts')],
  ['AWS::S3Tables::TableBucketPolicy', resourceBased('s3tables')],
  ['AWS::S3Tables::TablePolicy', resourceBased('s3tables')],
  ['AWS::S3Vectors::VectorBucketPolicy', resourceBased('s3vectors')],
  ['AWS::SecretsManager::ResourcePolicy', resourceBased('secretsmanager')],
  ['AWS::SNS::TopicInlinePolicy', resourceBased('sns')],
  ['AWS::SNS::TopicPolicy', resourceBased('sns')],
  ['AWS::SQS::QueueInlinePolicy', resourceBased('sqs')],
  ['AWS::SQS::QueuePolicy', resourceBased('sqs')],
  ['AWS::SSM::ResourcePolicy', resourceBased('ssm')],
  ['AWS::VpcLattice::AuthPolicy', resourceBased('vpc-lattice-svcs')],
  ['AWS::VpcLattice::ResourcePolicy', resourceBased('vpc-lattice')],
  ['AWS::XRay::ResourcePolicy', resourceBased('xray')],
]);

/** What a policy is attached to, as far as its size is concerned. */
export type QuotaSubject =
  | 'managed-policy'
  | 'inline-user-policy'
  | 'inline-group-policy'
  | 'inline-role-policy'
  | 'trust-policy'
  | 'session-policy'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'vpc-endpoint-policy';

/** How large a policy may be. */
export interface SizeQuota {
  /** What may not be larger, with its article: `a managed policy`, `the inline policies of a user`. */
  readonly of: string;
  /** In `unit`. */
  readonly size: number;
  /** The largest size that AWS grants on request, where it can be raised. */
  readonly raisableTo?: number;
  readonly unit: 'characters' | 'bytes';
  /** False: AWS leaves spaces, tabs and line ends out of the count. */
  readonly whiteSpaceCounts: boolean;
  /** Shared by every inline policy of one user, group or role. */
  readonly aggregate: boolean;
  readonly documentation: string;
}

const iamQuotas = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const organizationQuotas = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';
const endpointQuotas = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html';

/**
 * Quotas by what the policy is attached to, as of November 2026. A permissions boundary is a managed policy. The quota of service
 * control policies was doubled in May 2026. White space in policies of an organization counts when they are saved through the API.
 */
export const sizeQuotas: Readonly<Record<QuotaSubject, SizeQuota>> = {
  'managed-policy': iam('a managed policy', 6144),
  'inline-user-policy': { ...iam('the inline policies of a user', 2048), aggregate: true },
  'inline-group-policy': { ...iam('the inline policies of a group', 5120), aggregate: true },
  'inline-role-policy': { ...iam('the inline policies of a role', 10240), aggregate: true },
  'trust-policy': { ...iam('a role trust policy', 2048), raisableTo: 8192 },
  'session-policy': { ...iam('a session policy', 2048), whiteSpaceCounts: true },
  'service-control-policy': characters('a service control policy', 10240, organizationQuotas),
  'resource-control-policy': characters('a resource control policy', 5120, organizationQuotas),
  'vpc-endpoint-policy': characters('a VPC endpoint policy', 20480, endpointQuotas),
};

/** Quotas of resource-based policies by the prefix of the service whose resource carries them. `undefined` when AWS documents none. */
export function resourcePolicyQuota(servicePrefix: string): SizeQuota | undefined {
  return resourcePolicyQuotas.get(servicePrefix.toLowerCase());
}

const docs = 'https://docs.aws.amazon.com';

/** By service prefix. */
export const resourcePolicyQuotas: ReadonlyMap<string, SizeQuota> = new Map([
  ['s3', bytes('a bucket policy', 20480, `${docs}/AmazonS3/latest/userguide/add-bucket-policy.html`)],
  ['kms', bytes('a key policy', 32768, `${docs}/kms/latest/APIReference/API_PutKeyPolicy.html`)],
  ['sqs', bytes('a queue policy', 8192, `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html`)],
  ['sns', bytes('a topic policy', 30720, `${docs}/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html`)],
  ['lambda', bytes('a function policy', 20480, `${docs}/lambda/latest/dg/gettingstarted-limits.html`)],
  ['dynamodb', bytes('a table policy', 20480, `${docs}/amazondynamodb/latest/developerguide/rbac-considerations.html`)],
  ['secretsmanager', characters('a secret policy', 20480, `${docs}/secretsmanager/latest/userguide/reference_limits.html`)],
  ['elasticfilesystem', characters('a file system policy', 20000, `${docs}/efs/latest/ug/limits.html`)],
  ['logs', characters('a log resource policy', 5120, `${docs}/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html`)],
  ['events', bytes('an event bus policy', 10240, `${docs}/eventbridge/latest/APIReference/API_PutPermission.html`)],
  ['ses', bytes('an SES identity policy', 4096, `${docs}/ses/latest/APIReference/API_PutIdentityPolicy.html`)],
]);

function iam(of: string, size: number): SizeQuota {
  return { of, size, unit: 'characters', whiteSpaceCounts: false, aggregate: false, documentation: iamQuotas };
}

function characters(of: string, size: number, documentation: string): SizeQuota {
  return { of, size, unit: 'characters', whiteSpaceCounts: true, aggregate: false, documentation };
}

function bytes(of: string, size: number, documentation: string): SizeQuota {
  return { of, size, unit: 'bytes', whiteSpaceCounts: true, aggregate: false, documentation };
}

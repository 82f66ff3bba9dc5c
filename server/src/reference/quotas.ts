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
  'managed-policy': iam(6144, false),
  'inline-user-policy': iam(2048, true),
  'inline-group-policy': iam(5120, true),
  'inline-role-policy': iam(10240, true),
  'trust-policy': { ...iam(2048, false), raisableTo: 8192 },
  'session-policy': { ...iam(2048, false), whiteSpaceCounts: true },
  'service-control-policy': characters(10240, organizationQuotas),
  'resource-control-policy': characters(5120, organizationQuotas),
  'vpc-endpoint-policy': characters(20480, endpointQuotas),
};

/** Quotas of resource-based policies by the prefix of the service whose resource carries them. `undefined` when AWS documents none. */
export function resourcePolicyQuota(servicePrefix: string): SizeQuota | undefined {
  return resourcePolicyQuotas.get(servicePrefix.toLowerCase());
}

const resourcePolicyQuotas: ReadonlyMap<string, SizeQuota> = new Map([
  ['s3', bytes(20480, 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html')],
  ['kms', bytes(32768, 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html')],
  ['sqs', bytes(8192, 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html')],
  ['sns', bytes(30720, 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html')],
  ['lambda', bytes(20480, 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html')],
  ['dynamodb', bytes(20480, 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html')],
  ['secretsmanager', characters(20480, 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html')],
  ['elasticfilesystem', characters(20000, 'https://docs.aws.amazon.com/efs/latest/ug/limits.html')],
  ['logs', characters(5120, 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html')],
  ['events', bytes(10240, 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html')],
  ['ses', bytes(4096, 'https://docs.aws.amazon.com/ses/latest/APIReference/API_PutIdentityPolicy.html')],
]);

function iam(size: number, aggregate: boolean): SizeQuota {
  return { size, unit: 'characters', whiteSpaceCounts: false, aggregate, documentation: iamQuotas };
}

function characters(size: number, documentation: string): SizeQuota {
  return { size, unit: 'characters', whiteSpaceCounts: true, aggregate: false, documentation };
}

function bytes(size: number, documentation: string): SizeQuota {
  return { size, unit: 'bytes', whiteSpaceCounts: true, aggregate: false, documentation };
}

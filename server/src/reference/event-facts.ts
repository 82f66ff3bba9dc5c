/**
 * Event sources of CloudTrail, as they stand before `.amazonaws.com`, whose events are actions of other prefixes, so far as SDKs do not use
 * the same name (`prefixOfClient`). Of several, the ones that have an action of the event's name.
 * Sources: the services' guides, "Logging API calls with AWS CloudTrail".
 */
export const prefixesOfEventSource: Readonly<Record<string, string>> = {
  amazonmq: 'mq',
  appstream2: 'appstream',
  autoscaling: 'autoscaling application-autoscaling autoscaling-plans',
  'codestar-connections': 'codestar-connections codeconnections',
  'data.iot': 'iot',
  'data.jobs.iot': 'iotjobsdata',
  email: 'ses',
  'models.lex': 'lex',
  rdsdata: 'rds-data',
  'runtime.lex': 'lex',
  s3: 's3 s3express',
  sso: 'sso sso-directory',
};

/**
 * Events that are named neither like an action nor like an API operation (`operationFacts`), by the prefix of their actions. Names of the
 * same prefix stand without it. Nothing: the call needs no permission.
 * Sources: as above; for calls without permission, the services' API references.
 */
export const eventFacts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apigateway: {
    ExportApi: 'GET',
    ReimportApi: 'PUT',
    ResetAuthorizersCache: 'DELETE',
    TagResource: 'POST PUT',
    TestInvokeAuthorizer: 'POST',
    TestInvokeMethod: 'POST',
  },
  cloudfront: {
    CreateDistributionWithTags: 'CreateDistribution TagResource',
  },
  dynamodb: {
    DescribeEndpoints: '',
  },
  s3: {
    DeleteAccountPublicAccessBlock: 'PutAccountPublicAccessBlock',
    DeleteBucketPublicAccessBlock: 'PutBucketPublicAccessBlock',
    PostObject: 'PutObject',
  },
  sts: {
    GetCallerIdentity: '',
    GetSessionToken: '',
  },
};

/** Event sources whose events are no calls that a policy decides: signing in to the console. */
export const sourcesWithoutActions: readonly string[] = ['signin'];

/**
 * The actions that take the place of others when the request names a version of an object, without the prefix.
 * Source: Amazon S3 User Guide, "Required permissions for Amazon S3 API operations".
 */
export const actionsOnVersions: Readonly<Record<string, string>> = {
  DeleteObject: 'DeleteObjectVersion',
  DeleteObjectTagging: 'DeleteObjectVersionTagging',
  GetObject: 'GetObjectVersion',
  GetObjectAcl: 'GetObjectVersionAcl',
  GetObjectAttributes: 'GetObjectVersionAttributes',
  GetObjectTagging: 'GetObjectVersionTagging',
  PutObjectAcl: 'PutObjectVersionAcl',
  PutObjectTagging: 'PutObjectVersionTagging',
};

/** What a request needs besides, where a parameter shows it. */
export interface ParameterFact {
  /** Of the event. */
  readonly prefix: string;
  readonly event: RegExp;
  /** The parameter's name, as CloudTrail writes it. */
  readonly parameter: RegExp;
  readonly needs: string;
}

/** Sources: the same page; AWS STS API Reference, AssumeRole. */
export const parameterFacts: readonly ParameterFact[] = [
  { prefix: 's3', event: /^(Put|Copy|Post)Object$|^CreateMultipartUpload$/, parameter: /^x-amz-(acl|grant-)/i, needs: 's3:PutObjectAcl' },
  { prefix: 's3', event: /^(Put|Copy|Post)Object$|^CreateMultipartUpload$/, parameter: /^x-amz-tagging$/i, needs: 's3:PutObjectTagging' },
  {
    prefix: 's3',
    event: /^(Put|Copy)Object$|^CreateMultipartUpload$/,
    parameter: /^x-amz-object-lock-(mode|retain)/i,
    needs: 's3:PutObjectRetention',
  },
  {
    prefix: 's3',
    event: /^(Put|Copy)Object$|^CreateMultipartUpload$/,
    parameter: /^x-amz-object-lock-legal-hold/i,
    needs: 's3:PutObjectLegalHold',
  },
  {
    prefix: 's3',
    event: /^DeleteObjects?$|^PutObjectRetention$/,
    parameter: /^x-amz-bypass-governance/i,
    needs: 's3:BypassGovernanceRetention',
  },
  { prefix: 'sts', event: /^(AssumeRole|GetFederationToken)/, parameter: /^(tags|transitiveTagKeys)$/, needs: 'sts:TagSession' },
  { prefix: 'sts', event: /^AssumeRole/, parameter: /^sourceIdentity$/, needs: 'sts:SetSourceIdentity' },
];

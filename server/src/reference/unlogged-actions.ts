/** Actions that a trail does not log unless it is told to, or not at all. */
export interface UnloggedKind {
  /** For people, in the plural: `events on objects`. */
  readonly title: string;
  /** Whether a trail can be set to log them. */
  readonly optional: boolean;
  /** `prefix:` and names with wildcards, as an Action has them. */
  readonly actions: string;
}

/**
 * Sources: AWS CloudTrail User Guide, "Logging data events", as of November 2026, with the actions of each resource type; "Logging management
 * events" for those of KMS and the RDS Data API, which a trail can leave out. The others are of services that authorise connections or
 * messages of their own and log none: their guides say so. Where it is not certain that an action is logged, it is here.
 */
export const unloggedKinds: readonly UnloggedKind[] = [
  { title: 'roles being passed to services', optional: false, actions: 'iam:PassRole' },
  {
    title: 'data events of S3 objects',
    optional: true,
    actions:
      's3:GetObject* s3:PutObject* s3:DeleteObject* s3:ListBucket s3:ListBucketVersions s3:ListBucketMultipartUploads ' +
      's3:ListMultipartUploadParts s3:AbortMultipartUpload s3:RestoreObject s3:UpdateObject* s3:BypassGovernanceRetention s3:Replicate* ' +
      's3:ObjectOwnerOverrideToBucketOwner s3express:CreateSession s3-outposts:*Object* s3-object-lambda:*',
  },
  {
    title: 'data events of DynamoDB items and streams',
    optional: true,
    actions:
      'dynamodb:*Item dynamodb:Query dynamodb:Scan dynamodb:PartiQL* dynamodb:ConditionCheckItem dynamodb:GetRecords dynamodb:GetShardIterator',
  },
  {
    title: 'data events of Lambda functions',
    optional: true,
    actions: 'lambda:InvokeFunction lambda:InvokeAsync lambda:InvokeFunctionUrl',
  },
  {
    title: 'data events of SQS messages',
    optional: true,
    actions: 'sqs:SendMessage sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueAttributes sqs:GetQueueUrl',
  },
  { title: 'data events of SNS messages', optional: true, actions: 'sns:Publish' },
  {
    title: 'data events of Kinesis records',
    optional: true,
    actions:
      'kinesis:PutRecord* kinesis:GetRecords kinesis:GetShardIterator kinesis:SubscribeToShard kinesis:DescribeStream* kinesis:ListShards',
  },
  {
    title: 'data events of CloudWatch metrics',
    optional: true,
    actions:
      'cloudwatch:PutMetricData cloudwatch:GetMetricData cloudwatch:GetMetricStatistics cloudwatch:GetMetricWidgetImage cloudwatch:ListMetrics',
  },
  {
    title: 'events of KMS keys, which a trail can leave out',
    optional: true,
    actions: 'kms:Encrypt kms:Decrypt kms:GenerateDataKey* kms:ReEncrypt*',
  },
  { title: 'events of the RDS Data API, which a trail can leave out', optional: true, actions: 'rds-data:*' },
  { title: 'log events being written', optional: false, actions: 'logs:PutLogEvents' },
  {
    title: 'log events being read',
    optional: true,
    actions: 'logs:GetLogEvents logs:FilterLogEvents logs:GetLogRecord logs:StartLiveTail',
  },
  { title: 'records put into Firehose streams', optional: false, actions: 'firehose:PutRecord*' },
  {
    title: 'data events of X-Ray traces',
    optional: true,
    actions: 'xray:PutTraceSegments xray:PutTelemetryRecords xray:PutSpans* xray:GetSampling*',
  },
  { title: 'messages of the Systems Manager agent', optional: false, actions: 'ssmmessages:* ec2messages:*' },
  { title: 'calls of deployed APIs', optional: false, actions: 'execute-api:* appsync:GraphQL appsync:Event*' },
  { title: 'requests to OpenSearch domains and collections', optional: false, actions: 'es:ESHttp* aoss:*AccessAll' },
  {
    title: 'connections to databases, caches, file systems and clusters',
    optional: false,
    actions:
      'rds-db:* dsql:DbConnect* elasticache:Connect memorydb:Connect dax:*Item dax:Query dax:Scan neptune-db:* kafka-cluster:* ' +
      'elasticfilesystem:Client*',
  },
  {
    title: 'messages and shadows of IoT things',
    optional: true,
    actions: 'iot:Connect iot:Publish iot:Subscribe iot:Receive iot:RetainPublish iot:*ThingShadow iot:*RetainedMessage*',
  },
  {
    title: 'data events of Keyspaces and Timestream tables',
    optional: true,
    actions: 'cassandra:Select* cassandra:Modify* timestream:Select* timestream:WriteRecords',
  },
  {
    title: 'data events of SageMaker endpoints and feature stores',
    optional: true,
    actions: 'sagemaker:InvokeEndpoint* sagemaker:*Record sagemaker:BatchPutMetrics sagemaker:BatchGetMetrics',
  },
  {
    title: 'data events of Bedrock agents, knowledge bases and guardrails',
    optional: true,
    actions: 'bedrock:InvokeAgent bedrock:InvokeFlow bedrock:Retrieve* bedrock:ApplyGuardrail bedrock-agentcore:Invoke*',
  },
  { title: 'data events of EBS snapshots', optional: true, actions: 'ebs:*' },
  {
    title: 'data events of workflows',
    optional: true,
    actions: 'states:GetActivityTask states:SendTask* swf:Poll* swf:Respond* swf:RecordActivityTaskHeartbeat',
  },
  { title: 'data events of Cloud Map', optional: true, actions: 'servicediscovery:DiscoverInstances*' },
  {
    title: 'data events of Cognito identities',
    optional: true,
    actions: 'cognito-identity:GetId cognito-identity:GetOpenIdToken cognito-identity:GetCredentialsForIdentity cognito-sync:*',
  },
  {
    title: 'data events of AppConfig',
    optional: true,
    actions: 'appconfig:GetLatestConfiguration appconfig:StartConfigurationSession appconfig:GetConfiguration',
  },
  {
    title: 'data events of CodeArtifact packages',
    optional: true,
    actions: 'codeartifact:ReadFromRepository codeartifact:GetPackageVersionAsset codeartifact:PublishPackageVersion',
  },
  { title: 'data events of Verified Permissions', optional: true, actions: 'verifiedpermissions:*IsAuthorized*' },
  {
    title: 'samples of Prometheus workspaces',
    optional: true,
    actions: 'aps:RemoteWrite aps:QueryMetrics aps:GetSeries aps:GetLabels aps:GetMetricMetadata',
  },
  {
    title: 'media of Kinesis Video Streams',
    optional: true,
    actions: 'kinesisvideo:PutMedia kinesisvideo:GetMedia* kinesisvideo:Connect*',
  },
  { title: 'keys of CloudFront key value stores', optional: true, actions: 'cloudfront-keyvaluestore:*' },
  { title: 'data events of tables in S3 table buckets', optional: true, actions: 's3tables:GetTableData s3tables:PutTableData' },
  {
    title: 'data events of device positions and maps',
    optional: true,
    actions: 'geo:Batch* geo:GetDevice* geo:Search* geo:Calculate* geo:GetMap*',
  },
  {
    title: 'values of IoT SiteWise assets',
    optional: true,
    actions: 'iotsitewise:*AssetPropertyValue* iotsitewise:GetAssetPropertyAggregates',
  },
];

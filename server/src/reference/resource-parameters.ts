/**
 * Parameters of requests that name a resource other than by its ARN, by the prefix of the actions, and the ARNs that they mean: `<name>` is the
 * parameter's value, and what stands before the resource is put in front: Region and account of the event where the service's ARNs have them.
 * IAM's paths and CloudFormation's ids are not in a request, and a secret's last six characters neither, so that wildcards stand for them.
 * Names of parameters as CloudTrail writes them; of a list, each value. Sources: the ARN formats of the Service Authorization Reference;
 * the services' CloudTrail examples.
 */
export const resourceParameters: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  athena: { workGroup: ['workgroup/<name>'] },
  backup: { backupVaultName: ['backup-vault:<name>'] },
  cloudformation: { stackName: ['stack/<name>/*'], changeSetName: [] },
  cloudtrail: { name: ['trail/<name>'], trailName: ['trail/<name>'] },
  cloudwatch: { alarmName: ['alarm:<name>'], alarmNames: ['alarm:<name>'] },
  codebuild: { projectName: ['project/<name>'] },
  codecommit: { repositoryName: ['<name>'] },
  codepipeline: { pipelineName: ['<name>'] },
  'cognito-idp': { userPoolId: ['userpool/<name>'] },
  dynamodb: { tableName: ['table/<name>'] },
  ecr: { repositoryName: ['repository/<name>'] },
  eks: { clusterName: ['cluster/<name>'] },
  elasticfilesystem: { fileSystemId: ['file-system/<name>'] },
  firehose: { deliveryStreamName: ['deliverystream/<name>'] },
  iam: {
    roleName: ['role/<name>', 'role/*/<name>'],
    userName: ['user/<name>', 'user/*/<name>'],
    groupName: ['group/<name>', 'group/*/<name>'],
    instanceProfileName: ['instance-profile/<name>', 'instance-profile/*/<name>'],
  },
  kinesis: { streamName: ['stream/<name>'] },
  lambda: { functionName: ['function:<name>', 'function:<name>:*'] },
  logs: { logGroupName: ['log-group:<name>', 'log-group:<name>:*'] },
  rds: { dBInstanceIdentifier: ['db:<name>'], dBClusterIdentifier: ['cluster:<name>'] },
  redshift: { clusterIdentifier: ['cluster:<name>'] },
  route53: { hostedZoneId: ['hostedzone/<name>'] },
  s3: { bucketName: ['<name>'] },
  secretsmanager: { secretId: ['secret:<name>-??????'] },
  sns: { name: ['<name>'] },
  sqs: { queueName: ['<name>'] },
  ssm: { name: ['parameter/<name>'], names: ['parameter/<name>'], path: ['parameter/<name>', 'parameter/<name>/*'] },
};

/** Services whose ARNs have no account, or no Region, where they are not both there. */
export const arnWithout: Readonly<Record<string, 'region' | 'region and account'>> = {
  iam: 'region',
  route53: 'region and account',
  s3: 'region and account',
};

/**
 * Services that tell who owns the VPC endpoint of a request, by the prefix of their actions: those that have `aws:VpceAccount`,
 * `aws:VpceOrgID` or `aws:VpceOrgPaths`. The lists of the three keys differ by a few services, as AWS adds to one after another; this
 * is all of them. Source: IAM User Guide, "AWS global condition context keys", as of November 2026.
 */
export const endpointOwnerServices: ReadonlySet<string> = new Set(
  [
    'acm-pca apprunner applicationinsights athena b2bi cassandra cloudformation cloudhsm cloudhsmv2 cognito-identity comprehendmedical',
    'compute-optimizer datasync discovery dms ds-data dynamodb ebs ecr ecs firehose gamelift healthlake iam identitystore iotfleetwise',
    'iottwinmaker iotwireless kinesis kinesisanalytics kms lambda medical-imaging network-firewall omics payment-cryptography polly',
    'pricing qbusiness rbin rekognition route53 s3 scheduler secretsmanager servicediscovery servicequotas ses shield sms-voice sqs',
    'ssm-contacts storagegateway sts textract transcribe transfer workmail',
  ].flatMap((line) => line.split(' ')),
);

/** The keys that only those services have, in lower case. */
export const endpointOwnerKeys: ReadonlySet<string> = new Set(['aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths']);

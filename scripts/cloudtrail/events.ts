/** An event as CloudTrail writes it. */
export type LoggedEvent = Readonly<Record<string, unknown>>;

/** What a principal does again and again. */
interface Habit {
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly data?: boolean;
  readonly parameters?: (pick: Pick) => Readonly<Record<string, unknown>>;
  readonly resources?: (parameters: Readonly<Record<string, unknown>>) => readonly Readonly<Record<string, unknown>>[];
  readonly errorCode?: string;
}

/** A number from 0 below `below`. */
type Pick = (below: number) => number;

export const account = '111122223333';
const region = 'eu-west-1';

const object: Habit['resources'] = ({ bucketName, key }) => [
  { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucketName}/${key}` },
  { accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucketName}` },
];
const table: Habit['resources'] = ({ tableName }) => [
  { accountId: account, type: 'AWS::DynamoDB::Table', ARN: `arn:aws:dynamodb:${region}:${account}:table/${tableName}` },
];
const key: Habit['resources'] = () => [
  { accountId: account, type: 'AWS::KMS::Key', ARN: `arn:aws:kms:${region}:${account}:key/0e1f2a3b-1111-4222-8333-444455556666` },
];

const worker: readonly Habit[] = [
  {
    source: 's3',
    name: 'GetObject',
    readOnly: true,
    data: true,
    parameters: (pick) => ({
      bucketName: 'orders-inbox',
      key: `incoming/2026/${pick(12) + 1}/${pick(100_000)}.json`,
      Host: 'orders-inbox.s3.eu-west-1.amazonaws.com',
    }),
    resources: object,
  },
  {
    source: 's3',
    name: 'PutObject',
    readOnly: false,
    data: true,
    parameters: (pick) => ({ bucketName: 'orders-archive', key: `done/${pick(100_000)}.json`, 'x-amz-storage-class': 'STANDARD_IA' }),
    resources: object,
  },
  {
    source: 's3',
    name: 'ListObjects',
    readOnly: true,
    data: true,
    parameters: () => ({ bucketName: 'orders-inbox', prefix: 'incoming/' }),
  },
  {
    source: 'dynamodb',
    name: 'PutItem',
    readOnly: false,
    data: true,
    parameters: (pick) => ({ tableName: 'orders', key: { id: `order-${pick(1_000_000)}` } }),
    resources: table,
  },
  {
    source: 'dynamodb',
    name: 'Query',
    readOnly: true,
    data: true,
    parameters: () => ({ tableName: 'orders', indexName: 'by-customer' }),
    resources: table,
  },
  { source: 'dynamodb', name: 'DescribeTable', readOnly: true, parameters: () => ({ tableName: 'orders' }) },
  { source: 'kms', name: 'Decrypt', readOnly: true, parameters: () => ({ encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }), resources: key },
  { source: 'kms', name: 'GenerateDataKey', readOnly: true, parameters: () => ({ keySpec: 'AES_256' }), resources: key },
  { source: 'secretsmanager', name: 'GetSecretValue', readOnly: true, parameters: () => ({ secretId: 'orders/database' }) },
  { source: 'sts', name: 'GetCallerIdentity', readOnly: true },
  { source: 'monitoring', name: 'PutMetricAlarm', readOnly: false, parameters: (pick) => ({ alarmName: `orders-lag-${pick(3)}` }) },
  {
    source: 's3',
    name: 'GetBucketLocation',
    readOnly: true,
    parameters: () => ({ bucketName: 'orders-audit' }),
    errorCode: 'AccessDenied',
  },
];

const deployer: readonly Habit[] = [
  { source: 'cloudformation', name: 'DescribeStacks', readOnly: true, parameters: () => ({ stackName: 'orders' }) },
  {
    source: 'cloudformation',
    name: 'CreateChangeSet',
    readOnly: false,
    parameters: () => ({ stackName: 'orders', changeSetName: 'deploy' }),
  },
  { source: 'lambda', name: 'UpdateFunctionCode20150331v2', readOnly: false, parameters: () => ({ functionName: 'orders-worker' }) },
  { source: 'lambda', name: 'GetFunction20150331v2', readOnly: true, parameters: () => ({ functionName: 'orders-worker' }) },
  { source: 'iam', name: 'GetRole', readOnly: true, parameters: () => ({ roleName: 'orders-worker' }) },
  { source: 'logs', name: 'CreateLogGroup', readOnly: false, parameters: () => ({ logGroupName: '/aws/lambda/orders-worker' }) },
  { source: 'ec2', name: 'DescribeSubnets', readOnly: true },
  { source: 'ec2', name: 'RunInstances', readOnly: false, errorCode: 'Client.UnauthorizedOperation' },
  { source: 'cloudfront', name: 'GetDistribution2020_05_31', readOnly: true, parameters: () => ({ id: 'E1EXAMPLE' }) },
];

const person: readonly Habit[] = [
  { source: 'signin', name: 'ConsoleLogin', readOnly: false },
  { source: 's3', name: 'ListBuckets', readOnly: true },
  { source: 'cloudtrail', name: 'LookupEvents', readOnly: true },
  { source: 'health', name: 'DescribeEventAggregates', readOnly: true },
];

const roles = { 'orders-worker': worker, deployer } as const;

/** The principals of the log. */
export const principals = {
  worker: `arn:aws:iam::${account}:role/orders-worker`,
  deployer: `arn:aws:iam::${account}:role/deployer`,
  person: `arn:aws:iam::${account}:user/alice`,
} as const;

/** Events of two roles, a user and a service, the same for the same seed, without end. */
export function* loggedEvents(seed = 1): Generator<LoggedEvent, never> {
  let state = seed;
  const pick: Pick = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let number = 0; ; number++) {
    const share = pick(100);
    const [name, habits] = share < 80 ? (['orders-worker', roles['orders-worker']] as const) : (['deployer', roles.deployer] as const);
    if (share === 98) {
      yield logged(number, person[pick(person.length)], identityOfUser(), pick);
    } else if (share === 99) {
      yield logged(
        number,
        { source: 'sts', name: 'AssumeRole', readOnly: true },
        { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' },
        pick,
      );
    } else {
      yield logged(number, habits[pick(habits.length)], identityOfRole(name, pick), pick);
    }
  }
}

function logged(number: number, habit: Habit | undefined, userIdentity: LoggedEvent, pick: Pick): LoggedEvent {
  const { source = 'sts', name = 'GetCallerIdentity', readOnly = true, data = false, parameters, resources, errorCode } = habit ?? {};
  const requestParameters = parameters?.(pick) ?? null;
  const id = number.toString(16).padStart(12, '0');
  return {
    eventVersion: '1.09',
    userIdentity,
    eventTime: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString().replace('.000', ''),
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: `10.0.${pick(256)}.${pick(256)}`,
    userAgent:
      '[aws-sdk-java/2.25.60 Linux/6.1 OpenJDK_64-Bit_Server_VM/21 "worker" Java/21.0.4 vendor/Amazon.com_Inc. cfg/retry-mode/standard]',
    ...(errorCode === undefined ? {} : { errorCode, errorMessage: 'User is not authorized to perform this operation' }),
    requestParameters,
    responseElements: null,
    additionalEventData: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
    },
    requestID: `${id}-request`,
    eventID: `7f3b2c10-0000-4000-8000-${id}`,
    readOnly,
    ...(resources === undefined || requestParameters === null ? {} : { resources: resources(requestParameters) }),
    eventType: 'AwsApiCall',
    managementEvent: !data,
    recipientAccountId: account,
    eventCategory: data ? 'Data' : 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${source}.${region}.amazonaws.com`,
    },
  };
}

function identityOfRole(role: string, pick: Pick): LoggedEvent {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLE${role.length}:session-${pick(50)}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/session-${pick(50)}`,
    accountId: account,
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROAEXAMPLE${role.length}`,
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      attributes: { creationDate: '2026-01-01T00:00:00Z', mfaAuthenticated: 'false' },
    },
  };
}

function identityOfUser(): LoggedEvent {
  return { type: 'IAMUser', principalId: 'AIDAEXAMPLE', arn: principals.person, accountId: account, userName: 'alice' };
}

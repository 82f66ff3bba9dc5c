import assert from 'node:assert/strict';
import { readEvent } from '../../server/src/evidence/cloudtrail-event';
import { createEventResources } from '../../server/src/evidence/event-resources';
import { createResourceTally } from '../../server/src/evidence/resource-tally';
import { steadyArn } from '../../server/src/evidence/steady-arn';
import { reference } from '../support/reference';

const resourcesOf = createEventResources(reference);

function resources(action: string, requestParameters: object, more: object = {}): readonly string[] | undefined {
  const event = readEvent({
    eventSource: 'x.amazonaws.com',
    eventName: 'X',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    requestParameters,
    ...more,
  });
  assert.ok(event);
  return resourcesOf(event, action);
}

const here = 'eu-west-1:111122223333';

describe('the resources of an event', () => {
  it('are those that its parameters name', () => {
    assert.deepEqual(resources('s3:GetObject', { bucketName: 'b', key: 'a/k.json' }), ['arn:aws:s3:::b/a/k.json']);
    assert.deepEqual(resources('s3:ListBucket', { bucketName: 'b', prefix: 'a/' }), ['arn:aws:s3:::b']);
    assert.deepEqual(resources('s3:DeleteObject', { bucketName: 'b', delete: '' }), ['arn:aws:s3:::b/*']);
    assert.deepEqual(resources('s3:GetObject', { bucketName: 'b', key: '${x}*' }), ['arn:aws:s3:::b/*']);
    assert.deepEqual(resources('dynamodb:PutItem', { tableName: 'orders' }), [`arn:aws:dynamodb:${here}:table/orders`]);
    assert.deepEqual(resources('dynamodb:Query', { tableName: 'orders', indexName: 'i' })?.toSorted(), [
      `arn:aws:dynamodb:${here}:table/orders`,
      `arn:aws:dynamodb:${here}:table/orders/index/i`,
    ]);
    assert.deepEqual(resources('sqs:SendMessage', { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/444455556666/jobs' }), [
      'arn:aws:sqs:eu-west-1:444455556666:jobs',
    ]);
    assert.deepEqual(resources('sns:Publish', { topicArn: `arn:aws:sns:${here}:t` }), [`arn:aws:sns:${here}:t`]);
    assert.deepEqual(resources('secretsmanager:GetSecretValue', { secretId: 'a/b' }), [`arn:aws:secretsmanager:${here}:secret:a/b-??????`]);
    assert.deepEqual(resources('ssm:GetParameters', { names: ['/a/b', 'c'] }), [
      `arn:aws:ssm:${here}:parameter/a/b`,
      `arn:aws:ssm:${here}:parameter/c`,
    ]);
    assert.deepEqual(resources('iam:GetRole', { roleName: 'r' }), [
      'arn:aws:iam::111122223333:role/r',
      'arn:aws:iam::111122223333:role/*/r',
    ]);
    assert.deepEqual(resources('sts:AssumeRole', { roleArn: 'arn:aws:iam::444455556666:role/r' }), ['arn:aws:iam::444455556666:role/r']);
    assert.deepEqual(resources('logs:CreateLogGroup', { logGroupName: '/aws/lambda/f' }), [
      `arn:aws:logs:${here}:log-group:/aws/lambda/f`,
      `arn:aws:logs:${here}:log-group:/aws/lambda/f:*`,
    ]);
    assert.deepEqual(resources('lambda:GetFunction', { functionName: 'f' }), [
      `arn:aws:lambda:${here}:function:f`,
      `arn:aws:lambda:${here}:function:f:*`,
    ]);
  });

  it('are those that it lists', () => {
    const key = { resources: [{ type: 'AWS::KMS::Key', ARN: `arn:aws:kms:${here}:key/0e1f2a3b-1111-4222-8333-444455556666` }] };
    assert.deepEqual(resources('kms:Decrypt', {}, key), [`arn:aws:kms:${here}:key/0e1f2a3b-1111-4222-8333-444455556666`]);
    const objects = { resources: [{ type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::b/' }] };
    assert.deepEqual(resources('s3:DeleteObject', {}, objects), ['arn:aws:s3:::b/*']);
  });

  it('of a copy are where it is from and where it is to', () => {
    const copy = { bucketName: 'to', key: 'k', 'x-amz-copy-source': '/from/a%20b?versionId=3' };
    assert.deepEqual(resources('s3:GetObject', copy), ['arn:aws:s3:::from/a b']);
    assert.deepEqual(resources('s3:PutObject', copy), ['arn:aws:s3:::to/k']);
  });

  it('have no ids that do not last', () => {
    assert.equal(steadyArn(`arn:aws:states:${here}:execution:m:run-7`), `arn:aws:states:${here}:execution:m:*`);
    assert.equal(steadyArn(`arn:aws:ecs:${here}:task/main/${'0f'.repeat(16)}`), `arn:aws:ecs:${here}:task/main/*`);
    assert.equal(steadyArn(`arn:aws:ec2:${here}:instance/i-0123456789abcdef0`), `arn:aws:ec2:${here}:instance/i-*`);
    assert.equal(steadyArn('arn:aws:s3:::b/0e1f2a3b-1111-4222-8333-444455556666'), 'arn:aws:s3:::b/0e1f2a3b-1111-4222-8333-444455556666');
    assert.deepEqual(resources('codebuild:StopBuild', { projectName: 'p' }), [`arn:aws:codebuild:${here}:project/p`]);
    assert.deepEqual(resources('logs:PutLogEvents', { logGroupName: 'g', logStreamName: '2026/01/01/[$LATEST]0e1f' }), [
      `arn:aws:logs:${here}:log-group:g:*`,
    ]);
  });

  it('are not told where one that is checked is not named, or none could be', () => {
    assert.equal(resources('ec2:TerminateInstances', { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } }), undefined);
    assert.equal(resources('glue:GetTable', { name: 't', databaseName: 'd' }), undefined);
    assert.equal(resources('s3:ListAllMyBuckets', {}), undefined);
    assert.equal(resources('cloudformation:DescribeStacks', {}), undefined);
    assert.equal(resources('lambda:GetFunction', { functionName: 'f:PROD' }), undefined);
    assert.equal(resources('s3:GetObject', { bucketName: 'a*', key: 'k' }), undefined);
  });
});

describe('many resources', () => {
  const patterns = (...arns: readonly string[]) => {
    const tally = createResourceTally();
    for (const arn of arns) {
      tally.add([arn]);
    }
    return tally.patterns();
  };
  const numbered = (count: number, arn: (index: number) => string) => Array.from({ length: count }, (_, index) => arn(index));

  it('of a bucket become its objects, or those with a beginning in common', () => {
    assert.deepEqual(
      patterns(...numbered(3, (index) => `arn:aws:s3:::b/${index}`)),
      numbered(3, (index) => `arn:aws:s3:::b/${index}`),
    );
    assert.deepEqual(patterns(...numbered(4, (index) => `arn:aws:s3:::b/in/${index}/x`)), ['arn:aws:s3:::b/in/*']);
    assert.deepEqual(patterns(...numbered(500, (index) => `arn:aws:s3:::b/${index}/x`)), ['arn:aws:s3:::b/*']);
  });

  it('of one kind become all of that kind', () => {
    assert.deepEqual(patterns(...numbered(11, (index) => `arn:aws:dynamodb:${here}:table/t${index}`)), [
      `arn:aws:dynamodb:${here}:table/*`,
    ]);
  });

  it('of too many kinds are none, and so are those that are not named', () => {
    assert.equal(patterns(...numbered(101, (index) => `arn:aws:s3:::b${index}/k`)), undefined);
    const tally = createResourceTally();
    tally.add(['arn:aws:s3:::b/k']);
    tally.add(undefined);
    assert.equal(tally.patterns(), undefined);
  });
});

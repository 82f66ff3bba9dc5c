import assert from 'node:assert/strict';
import { AWS_REGIONS, partitionInformation } from '@aws-cdk/region-info/lib/aws-entities';
import { operationFacts, prefixOfClient } from '../../server/src/reference/operation-facts';
import { resourcePolicyQuota, sizeQuotas } from '../../server/src/reference/quotas';
import { loadReference } from './load-reference';

describe('facts written by hand', () => {
  const reference = loadReference();

  it('have every Region in its partition', () => {
    const published = AWS_REGIONS.map((name) => `${partitionInformation(name).partition} ${name}`).sort();
    assert.deepEqual(
      reference
        .regions()
        .map(({ name, partition }) => `${partition} ${name}`)
        .sort(),
      published,
    );
    assert.deepEqual([...reference.partitions()].sort(), [...new Set(published.map((line) => line.split(' ')[0] ?? ''))].sort());
  });

  it('tell the action behind an API operation', () => {
    assert.deepEqual(reference.actionsOfOperation('s3', 'HeadObject'), ['s3:GetObject']);
    assert.deepEqual(reference.actionsOfOperation('S3', 'listobjectsv2'), ['s3:ListBucket']);
    assert.deepEqual(reference.actionsOfOperation('kms', 'ReEncrypt'), ['kms:ReEncryptFrom', 'kms:ReEncryptTo']);
    assert.deepEqual(reference.actionsOfOperation('apigateway', 'GetRestApis'), ['apigateway:GET']);
    assert.deepEqual(reference.actionsOfOperation('apigateway', 'UpdateStage'), ['apigateway:PATCH']);
  });

  it('tell the action behind the name that an SDK or CloudTrail uses', () => {
    assert.deepEqual(reference.actionsOfOperation('monitoring', 'PutMetricData'), ['cloudwatch:PutMetricData']);
    assert.deepEqual(reference.actionsOfOperation('stepfunctions', 'StartExecution'), ['states:StartExecution']);
    assert.deepEqual(reference.actionsOfOperation('lambda', 'ListFunctions20150331'), ['lambda:ListFunctions']);
  });

  it('say nothing of what is an action already, or not known', () => {
    assert.deepEqual(reference.actionsOfOperation('s3', 'GetObject'), []);
    assert.deepEqual(reference.actionsOfOperation('s3', 'GetObejct'), []);
    assert.deepEqual(reference.actionsOfOperation('nosuchservice', 'HeadObject'), []);
    assert.deepEqual(reference.actionsOfOperation('constructor', 'toString'), []);
  });

  it('list no operation that is an action, and no client that is a prefix', () => {
    for (const [prefix, operations] of Object.entries(operationFacts)) {
      for (const operation of Object.keys(operations)) {
        assert.equal(reference.action(prefix, operation), undefined, `${prefix}:${operation}`);
      }
    }
    for (const [client, prefix] of Object.entries(prefixOfClient)) {
      assert.equal(reference.service(client), undefined, client);
      assert.notEqual(reference.service(prefix), undefined, prefix);
    }
  });

  it('tell when an action was retired', () => {
    assert.deepEqual(reference.retiredService('deepracer'), { lastSeen: '2025-12-06', wholeService: true });
    assert.deepEqual(reference.retiredAction('DeepRacer', 'getmodel'), { lastSeen: '2025-12-06', wholeService: true });
    assert.equal(reference.retiredAction('mobilehub', 'GetProject')?.wholeService, true);
    assert.deepEqual(reference.retiredAction('account', 'GetChallengeQuestions'), { lastSeen: '2025-02-13', wholeService: false });
    assert.equal(reference.retiredAction('s3', 'GetObject'), undefined);
    assert.equal(reference.retiredService('s3'), undefined);
  });

  it('tell which AWS managed policy uses an action that AWS does not document', () => {
    assert.ok(reference.undocumentedAction('zocalo', '*'));
    assert.ok(reference.undocumentedAction('budgets', 'createbudget'));
    assert.equal(reference.undocumentedAction('memorydb', 'ReplicateMultiRegionClusterData'), undefined);
    assert.equal(reference.undocumentedAction('s3', 'GetObject'), undefined);
  });

  it('have AWS managed policies with their paths', () => {
    const policies = reference.managedPolicies();
    assert.ok(policies.length > 1500);
    assert.deepEqual(
      policies.find(({ name }) => name === 'AWSLambdaBasicExecutionRole')?.arn,
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    );
    assert.deepEqual(policies.find(({ name }) => name === 'AWSLambdaBasicExecutionRole')?.grants, [
      { levels: ['Write'], services: ['logs'], more: 0 },
    ]);
    assert.ok((policies.find(({ name }) => name === 'ReadOnlyAccess')?.description.length ?? 0) > 10);
    assert.ok(
      policies.every(({ arn, name }) => /^arn:aws:iam::aws:policy\/([\w+=,.@-]+\/)*[\w+=,.@-]+$/.test(arn) && arn.endsWith(`/${name}`)),
    );
  });

  it('have service principals, well formed and each once', () => {
    const principals = reference.servicePrincipals();
    assert.ok(principals.length > 400);
    for (const known of [
      'lambda',
      'ec2',
      'ecs-tasks',
      'edgelambda',
      'delivery.logs',
      'vpc-flow-logs',
      'sqs',
      'events',
      'cloudtrail',
      'kms',
    ]) {
      assert.ok(principals.includes(`${known}.amazonaws.com`), known);
    }
    assert.equal(new Set(principals).size, principals.length);
    assert.ok(principals.every((name) => /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws|amazon)\.com(\.cn)?$/.test(name)));
    assert.ok(!principals.includes('casssandra.application-autoscaling.amazonaws.com'));
  });

  it('have the quotas of policies', () => {
    assert.equal(sizeQuotas['managed-policy'].size, 6144);
    assert.equal(sizeQuotas['managed-policy'].whiteSpaceCounts, false);
    assert.equal(sizeQuotas['service-control-policy'].size, 10240);
    assert.equal(resourcePolicyQuota('SQS')?.unit, 'bytes');
    assert.equal(resourcePolicyQuota('ecr'), undefined);
  });
});

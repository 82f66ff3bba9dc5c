import assert from 'node:assert/strict';
import { readEvent } from '../../server/src/evidence/cloudtrail-event';
import { actionsByName, createEventActions } from '../../server/src/evidence/event-actions';
import {
  actionsOnVersions,
  eventFacts,
  parameterFacts,
  prefixesOfEventSource,
  sourcesWithoutActions,
} from '../../server/src/reference/event-facts';
import { resourceParameters } from '../../server/src/reference/resource-parameters';
import { unloggedKinds } from '../../server/src/reference/unlogged-actions';
import { matchingActions } from '../../server/src/semantics/matching-actions';
import { reference } from '../support/reference';

/** Event source and name, and what they need; `-` for nothing, `?` for what is not known. */
const events = `
s3 ListBuckets s3:ListAllMyBuckets
s3 ListObjects s3:ListBucket
s3 HeadBucket s3:ListBucket
s3 HeadObject s3:GetObject
s3 GetBucketAcl s3:GetBucketAcl
s3 GetBucketCors s3:GetBucketCORS
s3 PutBucketLifecycle s3:PutLifecycleConfiguration
s3 DeleteBucketPublicAccessBlock s3:PutBucketPublicAccessBlock
s3 CompleteMultipartUpload s3:PutObject
s3 CopyObject s3:GetObject s3:PutObject
s3 DeleteObjects s3:DeleteObject
s3 CreateSession s3express:CreateSession
lambda Invoke lambda:InvokeFunction
lambda ListFunctions20150331 lambda:ListFunctions
lambda UpdateFunctionCode20150331v2 lambda:UpdateFunctionCode
cloudfront CreateDistribution2020_05_31 cloudfront:CreateDistribution
cloudfront CreateDistributionWithTags2020_05_31 cloudfront:CreateDistribution cloudfront:TagResource
monitoring PutMetricAlarm cloudwatch:PutMetricAlarm
email SendEmail ses:SendEmail
ses SendEmail ses:SendEmail
states StartExecution states:StartExecution
elasticloadbalancing DescribeLoadBalancers elasticloadbalancing:DescribeLoadBalancers
logs CreateLogGroup logs:CreateLogGroup
autoscaling CreateAutoScalingGroup autoscaling:CreateAutoScalingGroup
autoscaling RegisterScalableTarget application-autoscaling:RegisterScalableTarget
autoscaling PutScalingPolicy autoscaling:PutScalingPolicy application-autoscaling:PutScalingPolicy
apigateway GetRestApis apigateway:GET
apigateway CreateDeployment apigateway:POST
apigateway TestInvokeMethod apigateway:POST
es CreateElasticsearchDomain es:CreateElasticsearchDomain
tagging GetResources tag:GetResources
rdsdata ExecuteStatement rds-data:ExecuteStatement
amazonmq ListBrokers mq:ListBrokers
route53 ChangeResourceRecordSets route53:ChangeResourceRecordSets
elasticache DescribeCacheClusters elasticache:DescribeCacheClusters
kms ReEncrypt kms:ReEncryptFrom kms:ReEncryptTo
dynamodb DescribeEndpoints -
sts GetCallerIdentity -
sts AssumeRole sts:AssumeRole
signin ConsoleLogin -
nosuchservice DoThings ?
s3 NoSuchCall ?
constructor toString ?
`;

describe('the actions of an event', () => {
  for (const line of events.trim().split('\n')) {
    const [source = '', name = '', ...actions] = line.split(' ');
    it(`${source} ${name}`, () => {
      const expected = actions[0] === '?' ? undefined : actions[0] === '-' ? [] : actions;
      assert.deepEqual(actionsByName(`${source}.amazonaws.com`, name, reference), expected);
    });
  }

  const withParameters = (source: string, name: string, requestParameters: object) => {
    const event = readEvent({ eventSource: `${source}.amazonaws.com`, eventName: name, requestParameters });
    assert.ok(event);
    return createEventActions(reference)(event);
  };

  it('are more, or others, where its parameters say so', () => {
    assert.deepEqual(withParameters('s3', 'GetObject', { bucketName: 'b', key: 'k', versionId: '3' }), ['s3:GetObjectVersion']);
    assert.deepEqual(withParameters('s3', 'PutObject', { 'x-amz-acl': 'private', 'x-amz-tagging': 'a=b' }), [
      's3:PutObject',
      's3:PutObjectAcl',
      's3:PutObjectTagging',
    ]);
    assert.deepEqual(withParameters('sts', 'AssumeRole', { roleArn: 'r', tags: [{ key: 'a', value: 'b' }] }), [
      'sts:AssumeRole',
      'sts:TagSession',
    ]);
    assert.deepEqual(withParameters('sts', 'AssumeRole', { roleArn: 'r', tags: [] }), ['sts:AssumeRole']);
    assert.deepEqual(withParameters('iam', 'CreateRole', { roleName: 'r', tags: [{ key: 'a', value: 'b' }] }), [
      'iam:CreateRole',
      'iam:TagRole',
    ]);
    assert.deepEqual(withParameters('ec2', 'RunInstances', { tagSpecificationSet: { items: [{}] } }), [
      'ec2:RunInstances',
      'ec2:CreateTags',
    ]);
  });
});

describe('the facts on events', () => {
  const isAction = (name: string) => {
    const [prefix = '', action = ''] = name.split(':');
    return reference.action(prefix, action) !== undefined;
  };

  it('name actions and services that there are', () => {
    const ofEvents = Object.entries(eventFacts).flatMap(([prefix, facts]) =>
      Object.values(facts).flatMap((actions) => actions.split(' ').flatMap((action) => (action === '' ? [] : [`${prefix}:${action}`]))),
    );
    const ofVersions = Object.entries(actionsOnVersions).flatMap((pair) => pair.map((name) => `s3:${name}`));
    const named = [...ofEvents, ...ofVersions, ...parameterFacts.map(({ needs }) => needs)];
    assert.ok(named.length > 30);
    assert.deepEqual(
      named.filter((name) => !isAction(name)),
      [],
    );
    const prefixes = [...Object.values(prefixesOfEventSource).flatMap((some) => some.split(' ')), ...Object.keys(resourceParameters)];
    assert.deepEqual(
      prefixes.filter((prefix) => reference.service(prefix) === undefined),
      [],
    );
    assert.deepEqual(
      sourcesWithoutActions.filter((source) => (reference.actions(source) ?? []).some(({ name }) => name === 'ConsoleLogin')),
      [],
    );
  });

  it('list no event that is an action by its own name', () => {
    const plain = Object.entries(eventFacts).flatMap(([prefix, facts]) => Object.keys(facts).map((event) => `${prefix}:${event}`));
    // These are actions that need no permission all the same, or that several methods of HTTP stand for.
    const known = ['sts:GetCallerIdentity', 'sts:GetSessionToken', 'dynamodb:DescribeEndpoints'];
    assert.deepEqual(
      plain.filter((name) => isAction(name) && !known.includes(name)),
      [],
    );
  });

  it('say of actions that there are that they are not logged', () => {
    const patterns = unloggedKinds.flatMap(({ actions }) => actions.split(' '));
    const empty = patterns.filter((pattern) => {
      const [servicePrefix = '', name] = pattern.split(':');
      return matchingActions(reference, { servicePrefix, name }).length === 0;
    });
    assert.deepEqual(empty, []);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { referenceOfTexts } from '../../server/src/browser/reference-source';
import { readReferenceFolder } from '../../server/src/node/reference-source';
import { createReference } from '../../server/src/reference/create-reference';
import { dataFolder, loadReference } from './load-reference';

describe('the reference', () => {
  const reference = loadReference();

  it('knows services by their prefix, without case', () => {
    assert.equal(reference.service('s3')?.name, 'Amazon S3');
    assert.equal(reference.service('S3')?.prefix, 's3');
    assert.equal(reference.service('ses')?.name, 'Amazon Simple Email Service');
    assert.equal(reference.service('s3')?.documentation, 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html');
    assert.equal(reference.service('s3')?.supportsResourceControl, true);
    assert.equal(reference.service('iam')?.supportsResourceControl, false);
    assert.equal(reference.service('s33'), undefined);
    assert.ok(reference.services().length > 450);
  });

  it('lists the actions of a service in alphabetical order', () => {
    const names = reference.actions('EC2')?.map(({ name }) => name) ?? [];
    assert.ok(names.length > 800);
    assert.deepEqual(names, [...names].sort());
    assert.ok(reference.actions('ec2')?.some(({ name, accessLevel }) => name === 'RunInstances' && accessLevel === 'Write'));
    assert.equal(reference.actions('nosuchservice'), undefined);
  });

  it('describes an action', () => {
    const action = reference.action('s3', 'getobject');
    assert.equal(action?.name, 'GetObject');
    assert.equal(action?.accessLevel, 'Read');
    assert.equal(action?.description, 'retrieve objects from Amazon S3');
    assert.deepEqual(action?.resourceTypes.map(({ name }) => name).sort(), ['accesspointobject', 'object']);
    assert.ok(action?.conditionKeys.includes('s3:ExistingObjectTag/${key}'));
    assert.equal(action?.documentation, 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html');
  });

  it('gives undefined for what is not in the data', () => {
    assert.equal(reference.action('s3', 'GetObejct'), undefined);
    assert.equal(reference.action('nosuchservice', 'GetObject'), undefined);
    assert.equal(reference.action('__proto__', 'constructor'), undefined);
    assert.equal(reference.action('s3', '__proto__'), undefined);
    assert.equal(reference.service('constructor'), undefined);
    assert.equal(reference.conditionKey('__proto__:x'), undefined);
    assert.deepEqual(reference.resourceTypes('nosuchservice'), []);
    assert.deepEqual(reference.conditionKeysOfService('nosuchservice'), []);
  });

  it('names actions that an action depends on, and marks required resource types', () => {
    const action = reference.action('ec2', 'RunInstances');
    assert.ok(action?.dependentActions.includes('iam:PassRole'));
    assert.equal(action?.resourceTypes.find(({ name }) => name === 'instance')?.required, true);
    assert.equal(action?.resourceTypes.find(({ name }) => name === 'key-pair')?.required, false);
    assert.ok(reference.action('lambda', 'CreateFunction')?.dependentActions.includes('iam:PassRole'));
  });

  it('marks actions that are permissions only, and those that are writes besides', () => {
    assert.equal(reference.action('iam', 'PassRole')?.permissionOnly, true);
    assert.equal(reference.action('s3', 'GetObject')?.permissionOnly, false);
    const tagging = reference.action('ec2', 'CreateTags');
    assert.equal(tagging?.accessLevel, 'Tagging');
    assert.equal(tagging?.alsoWrite, true);
    assert.equal(reference.action('iam', 'AttachRolePolicy')?.accessLevel, 'Permissions management');
    assert.equal(reference.action('s3', 'PutObject')?.alsoWrite, false);
  });

  it('gives the same object for the same action, whatever the case', () => {
    assert.equal(reference.action('s3', 'GetObject'), reference.action('S3', 'GETOBJECT'));
  });

  it('has no resource type where the action has no resource-level permissions', () => {
    assert.deepEqual(reference.action('s3', 'ListAllMyBuckets')?.resourceTypes, []);
  });

  it('splits resource types that have several ARN formats', () => {
    const authorizer = reference.resourceTypes('apigateway').find(({ name }) => name === 'Authorizer');
    assert.ok((authorizer?.arnFormats.length ?? 0) >= 2);
    assert.ok(authorizer?.arnFormats.every((format) => format.startsWith('arn:${Partition}:apigateway:') && !format.includes(', ')));
    const key = reference.resourceTypes('kms').find(({ name }) => name === 'key');
    assert.deepEqual(key?.arnFormats, ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}']);
  });

  it('finds resource types by the service segment of an ARN, which is not always a prefix', () => {
    assert.ok(reference.resourceTypesOfArn('kafka').some(({ servicePrefix }) => servicePrefix === 'kafka-cluster'));
    assert.ok(reference.resourceTypesOfArn('iam').some(({ name }) => name === 'role'));
    assert.ok(reference.resourceTypesOfArn('iam').every(({ arnFormats }) => arnFormats.some((format) => format.split(':')[2] === 'iam')));
    assert.deepEqual(reference.resourceTypesOfArn('kafka-cluster'), []);
    assert.equal(reference.isArnService('s3'), true);
    assert.equal(reference.isArnService('kafka-cluster'), false);
  });

  it('counts in how many AWS managed policies an action is named', () => {
    assert.ok(reference.usage('s3', 'GetObject') > 100);
    assert.equal(reference.usage('s3', 'getobject'), reference.usage('S3', 'GetObject'));
    assert.equal(reference.usage('s3', 'NoSuchAction'), 0);
    assert.equal(reference.usage('nosuchservice', 'GetObject'), 0);
  });

  it('answers the same from texts in memory as from files', () => {
    const read = (name: string) => readFileSync(path.join(dataFolder, name), 'utf8');
    const other = createReference(
      referenceOfTexts({ index: read('index.json'), detail: read('detail.ndjson'), extras: read('extras.json'), use: read('use.json') }),
    );
    for (const { prefix } of reference.services()) {
      const first = reference.actions(prefix)?.at(-1)?.name ?? '';
      assert.deepEqual(other.action(prefix, first), reference.action(prefix, first));
      assert.deepEqual(other.resourceTypes(prefix), reference.resourceTypes(prefix));
    }
    assert.deepEqual(other.managedPolicies(), reference.managedPolicies());
  });

  it('says which file is missing', () => {
    assert.throws(() => createReference(readReferenceFolder(path.join(dataFolder, 'missing'))), /index\.json/);
  });

  it('refuses data of another format', () => {
    const source = referenceOfTexts({ index: '{"format":99}', detail: '', extras: '', use: '' });
    assert.throws(() => createReference(source), /format 99/);
  });
});

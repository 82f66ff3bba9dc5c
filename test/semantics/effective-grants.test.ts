import assert from 'node:assert/strict';
import { watchGrants } from '../../server/src/semantics/grants/effective-grants';
import { qualifiedName } from '../../server/src/semantics/matching-actions';
import { readPolicy } from '../support/read-policy';
import { reference } from '../support/reference';

const everyGrant = watchGrants(() => true);

/** What the statements grant of one action: how far, and by which entries. */
function told(action: string, ...statements: readonly object[]): readonly string[] {
  const document = readPolicy({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...('NotResource' in statement ? {} : { Resource: '*' }), ...statement })),
  });
  return document.statements
    .flatMap((statement) => everyGrant(reference, document, statement))
    .filter((grant) => qualifiedName(grant.action) === action)
    .map(({ reach, restricted, regional }) => `${reach}${restricted ? ', restricted' : ''}${regional ? ', in Regions' : ''}`);
}

const read = { Action: 's3:GetObject' };
const attach = { Action: 'iam:AttachRolePolicy' };

describe('what a statement grants of an action', () => {
  it('reaches as far as its resources', () => {
    const reaches = (action: string, resource: string | readonly string[]) => told(action, { Action: action, Resource: resource });
    assert.deepEqual(reaches('s3:GetObject', '*'), ['everything']);
    assert.deepEqual(reaches('s3:GetObject', 'arn:aws:s3:::*'), ['everything']);
    assert.deepEqual(reaches('s3:GetObject', ['arn:aws:s3:::photos/*', '*']), ['everything']);
    assert.deepEqual(reaches('s3:GetObject', 'arn:aws:s3:::*/*'), ['every-of-type']);
    assert.deepEqual(reaches('s3:GetObject', 'arn:aws:s3:::photos/*'), ['some']);
    assert.deepEqual(reaches('s3:GetObject', 'arn:aws:iam::*:role/*'), []);
    assert.deepEqual(reaches('iam:AttachRolePolicy', 'arn:aws:iam::*:role/*'), ['every-of-type']);
    assert.deepEqual(reaches('iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/*'), ['every-of-type']);
    assert.deepEqual(reaches('iam:AttachRolePolicy', 'arn:aws:iam::*:role/app-*'), ['some']);
  });

  it('reaches every resource of the types that an action always names, or is limited by one of them', () => {
    const volumes = 'arn:aws:ec2:*:*:volume/*';
    const attaching = (resource: readonly string[]) => told('ec2:AttachVolume', { Action: 'ec2:AttachVolume', Resource: resource });
    assert.deepEqual(attaching([volumes, 'arn:aws:ec2:*:*:instance/i-1']), ['some']);
    assert.deepEqual(attaching([volumes, 'arn:aws:ec2:*:*:instance/*']), ['every-of-type']);
  });

  it('is not unlimited where the action cannot be limited', () => {
    assert.deepEqual(told('s3:ListAllMyBuckets', { Action: 's3:*' }), ['unscopable']);
    assert.deepEqual(told('cloudwatch:PutMetricData', { Action: 'cloudwatch:PutMetricData' }), ['unscopable']);
    assert.deepEqual(told('s3:ListAllMyBuckets', { Action: 's3:*', Resource: 'arn:aws:s3:::*' }), []);
  });

  it('is all but what NotResource and NotAction leave out', () => {
    assert.deepEqual(told('s3:GetObject', { ...read, NotResource: 'arn:aws:s3:::photos/*' }), ['everything']);
    assert.deepEqual(told('iam:AttachRolePolicy', { ...attach, NotResource: 'arn:aws:iam::*:role/*' }), []);
    assert.deepEqual(told('s3:GetObject', { NotAction: 'iam:*' }), ['everything']);
    assert.deepEqual(told('iam:AttachRolePolicy', { NotAction: 'iam:*' }), []);
  });

  it('is restricted by a condition that is one', () => {
    assert.deepEqual(told('s3:GetObject', { ...read, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }), [
      'everything, restricted',
    ]);
    assert.deepEqual(told('s3:GetObject', { ...read, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }), ['everything']);
  });

  it('is told by the entry that names it', () => {
    const document = readPolicy({ Statement: [{ Effect: 'Allow', Action: ['s3:*', 's3:GetObject'], Resource: ['arn:aws:s3:::a', '*'] }] });
    const [statement] = document.statements;
    assert.ok(statement);
    const grant = everyGrant(reference, document, statement).find(({ action }) => action.name === 'GetObject');
    assert.equal(grant?.pattern?.source.text, 's3:GetObject');
    assert.equal(grant?.resource?.source.text, '*');
  });
});

describe('a Deny', () => {
  const deny = (rest: object) => ({ Effect: 'Deny', Action: 'iam:AttachRolePolicy', ...rest });
  const left = (rest: object) => told('iam:AttachRolePolicy', attach, deny(rest));

  it('takes off what it denies, whatever the request', () => {
    assert.deepEqual(left({}), []);
    assert.deepEqual(left({ Action: 'iam:Attach*' }), []);
    assert.deepEqual(left({ Action: undefined, NotAction: 's3:*' }), []);
    assert.deepEqual(left({ Resource: 'arn:aws:iam::*:role/*' }), []);
    assert.deepEqual(left({ NotResource: 'arn:aws:s3:::*' }), []);
    assert.deepEqual(left({ Action: 'iam:DetachRolePolicy' }), ['everything']);
  });

  it('leaves the resources that it does not speak of', () => {
    assert.deepEqual(left({ Resource: 'arn:aws:iam::*:role/admin' }), ['everything']);
    assert.deepEqual(left({ NotResource: 'arn:aws:iam::*:role/app-*' }), ['some']);
    assert.deepEqual(left({ NotResource: 'arn:aws:iam::*:role/*' }), ['everything']);
  });

  it('leaves what its condition spares', () => {
    const restricting: readonly object[] = [
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      { StringNotEquals: { 'aws:ResourceAccount': '111122223333' } },
      { ArnNotLike: { 'iam:PolicyARN': 'arn:aws:iam::*:policy/app-*' } },
      { Null: { 'aws:ResourceTag/team': 'true' } },
      { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' }, BoolIfExists: { 'aws:ViaAWSService': 'false' } },
      { 'ForAllValues:StringNotEquals': { 'aws:PrincipalOrgPaths': 'o-a/*' } },
    ];
    for (const Condition of restricting) {
      assert.deepEqual(left({ Condition }), ['everything, restricted'], JSON.stringify(Condition));
    }
    const open: readonly object[] = [
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      { Bool: { 'aws:SecureTransport': 'false' } },
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      { StringNotEquals: { 'aws:ResourceAccount': '111122223333' }, StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      { NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      { Null: { 'aws:ResourceTag/team': 'false' } },
    ];
    for (const Condition of open) {
      assert.deepEqual(left({ Condition }), ['everything'], JSON.stringify(Condition));
    }
  });

  it('leaves everything in the Regions that it spares', () => {
    const outside = (region: string) => ({
      Effect: 'Deny',
      Action: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': region } },
    });
    assert.deepEqual(told('s3:GetObject', read, outside('eu-west-1')), ['everything, in Regions']);
    assert.deepEqual(told('iam:AttachRolePolicy', attach, outside('eu-west-1')), ['everything, restricted']);
    assert.deepEqual(told('iam:AttachRolePolicy', attach, outside('us-east-1')), ['everything']);
    const alsoMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
    const withMfa = { Effect: 'Deny', Action: '*', Condition: alsoMfa };
    assert.deepEqual(told('s3:GetObject', read, outside('eu-west-1'), withMfa), ['everything, restricted']);
  });
});

describe('what a condition on the Region leaves of an action', () => {
  const kept = (action: string, Condition: object) => told(action, { Action: action, Condition });
  const region = (value: string | readonly string[]) => ({ 'aws:RequestedRegion': value });

  it('is everything there', () => {
    assert.deepEqual(kept('s3:GetObject', { StringEquals: region('eu-west-1') }), ['everything, in Regions']);
    assert.deepEqual(kept('s3:GetObject', { StringLikeIfExists: region('eu-*') }), ['everything, in Regions']);
    assert.deepEqual(kept('s3:GetObject', { StringLike: region('*') }), ['everything']);
    assert.deepEqual(kept('ec2:CreateImage', { StringEquals: { 'ec2:Region': 'eu-west-1' } }), ['everything, in Regions']);
    assert.deepEqual(kept('s3:GetObject', { StringEquals: { 'ec2:Region': 'eu-west-1' } }), ['everything, restricted']);
  });

  it('is a part where something else is asked for too', () => {
    const owner = { 'aws:ResourceAccount': '111122223333' };
    assert.deepEqual(kept('s3:GetObject', { StringEquals: { ...region('eu-west-1'), ...owner } }), ['everything, restricted']);
    assert.deepEqual(kept('s3:GetObject', { StringEquals: region('eu-west-1'), NoSuchOperator: {} }), ['everything, in Regions']);
    assert.deepEqual(kept('s3:GetObject', { NoSuchOperator: region('eu-west-1') }), ['everything, restricted']);
  });

  it('is everything of IAM where the resource must be of the own account, as all of its are', () => {
    const Condition = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };
    assert.deepEqual(kept('iam:AttachRolePolicy', Condition), ['everything']);
    assert.deepEqual(kept('s3:GetObject', Condition), ['everything, restricted']);
    const another = { StringEquals: { 'aws:ResourceAccount': '111122223333' } };
    assert.deepEqual(kept('iam:AttachRolePolicy', another), ['everything, restricted']);
  });

  it('is all or nothing of a service that is called in one Region', () => {
    assert.deepEqual(kept('iam:AttachRolePolicy', { StringEquals: region(['eu-west-1', 'us-east-1']) }), ['everything']);
    assert.deepEqual(kept('iam:AttachRolePolicy', { StringLike: region('us-*') }), ['everything']);
    assert.deepEqual(kept('iam:AttachRolePolicy', { StringEquals: region('us-*') }), ['everything, restricted']);
    assert.deepEqual(kept('iam:AttachRolePolicy', { StringEquals: region('cn-north-1') }), ['everything']);
    assert.deepEqual(kept('iam:AttachRolePolicy', { StringEquals: region('eu-west-1') }), ['everything, restricted']);
  });
});

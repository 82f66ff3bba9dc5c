import assert from 'node:assert/strict';
import type { PolicyDocument } from '../../../server/src/policy/ast';
import { policy, type ShortVerdict, verdictOf, versionedPolicy } from './verdict-of';

type Row = readonly [says: string, newer: PolicyDocument, older: PolicyDocument, expected: ShortVerdict];

const when = (Condition: object): object => ({ Condition });
const on = (...Resource: readonly string[]): object => ({ Resource });
const doing = (...Action: readonly string[]): object => ({ Action });
const deny = (statement: object): object => ({ Effect: 'Deny', ...statement });
const by = (Principal: unknown): object => ({ Principal, Action: 'sts:AssumeRole' });

const like = (...values: readonly string[]): object => when({ StringLike: { 's3:prefix': values } });
const equals = (...values: readonly string[]): object => when({ StringEquals: { 's3:prefix': values } });

const everything = policy(doing('*'));
const nothing = policy(deny({}));

const structure: readonly Row[] = [
  ['what nothing allows is denied', policy({}), nothing, 'refuted'],
  ['a Deny wins over an Allow', policy({}, deny({})), nothing, 'proved'],
  ['a Deny of the older policy counts', policy({}), policy({}, deny(on('arn:aws:s3:::b/*'))), 'refuted'],
  ['values of one element are alternatives', policy(on('arn:aws:s3:::a/*')), policy(on('arn:aws:s3:::a/*', 'arn:aws:s3:::b/*')), 'proved'],
  [
    'several statements cover together',
    policy(doing('s3:GetObject', 's3:PutObject')),
    policy(doing('s3:GetObject'), doing('s3:PutObject')),
    'proved',
  ],
  [
    'Without Version, a variable is text',
    versionedPolicy(undefined, on('arn:aws:s3:::b/${aws:username}')),
    policy(on('arn:aws:s3:::b/${aws:username}')),
    'refuted',
  ],
  [
    'and of text wildcards still hold',
    versionedPolicy('2008-10-17', on('arn:aws:s3:::b/a*')),
    versionedPolicy(undefined, on('arn:aws:s3:::b/*')),
    'proved',
  ],
  ['actions are compared without case', policy(doing('S3:GETobject')), policy(doing('s3:GetObject')), 'proved'],
  ['a wildcard for the actions of today', policy(doing('sqs:*')), policy({ NotAction: 'iam:*' }), 'proved'],
  ['NotAction covers what is still to come', policy({ NotAction: 'iam:*' }), policy(doing('s3:*', 'ec2:*')), 'refuted'],
  ['NotAction excludes the union of its values', policy({ NotAction: ['iam:*', 's3:*'] }), policy({ NotAction: 'iam:*' }), 'proved'],
  ['not of any of them', policy({ NotAction: 'iam:*' }), policy({ NotAction: ['iam:*', 's3:*'] }), 'refuted'],
  [
    'NotResource likewise',
    policy({ NotResource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] }),
    policy({ NotResource: 'arn:aws:s3:::a' }),
    'proved',
  ],
];

const resources: readonly Row[] = [
  ['`*` is empty too', policy(on('arn:aws:s3:::b')), policy(on('arn:aws:s3:::b*')), 'proved'],
  ['`?` is exactly one', policy(on('arn:aws:s3:::b')), policy(on('arn:aws:s3:::b?')), 'refuted'],
  ['`*` runs over slashes', policy(on('arn:aws:s3:::b/x/y')), policy(on('arn:aws:s3:::b/*')), 'proved'],
  ['two cover one together', policy(on('arn:aws:s3:::b/*')), policy(on('arn:aws:s3:::b/?*', 'arn:aws:s3:::b/')), 'proved'],
  [
    'a wildcard before another segment stays there',
    policy(on('arn:aws:ec2:*:*:instance/i-1')),
    policy(on('arn:aws:ec2:*:*:instance/*')),
    'proved',
  ],
  [
    'where only colons in wildcards make the difference, it depends on the reading',
    policy(on('arn:aws:ecs:*:*:task/a:b')),
    policy({}, deny(on('arn:aws:ecs:*:*:b'))),
    'unknown',
  ],
  ['a short ARN is its spelt-out form', policy(on('arn:aws:sqs:*')), policy(on('arn:aws:sqs:*:*:*')), 'proved'],
  ['resources are compared with case', policy(on('arn:aws:s3:::B')), policy(on('arn:aws:s3:::b')), 'refuted'],
  [
    'the resource `*` is in no ARN',
    policy({ Action: 's3:ListAllMyBuckets' }),
    policy({ Action: 's3:ListAllMyBuckets', ...on('arn:aws:s3:::*') }),
    'refuted',
  ],
  ['the same variable is itself', policy(on('arn:aws:s3:::b/${aws:username}/x')), policy(on('arn:aws:s3:::b/${aws:username}/*')), 'proved'],
  ['whatever it holds', policy(on('arn:aws:s3:::b/${aws:username}')), policy(on('arn:aws:s3:::b/*')), 'proved'],
  ['but not one character', policy(on('arn:aws:s3:::b/${aws:username}')), policy(on('arn:aws:s3:::b/?')), 'refuted'],
  ['`${*}` is an asterisk', policy(on('arn:aws:s3:::b/${*}')), policy(on('arn:aws:s3:::b/x')), 'refuted'],
  ['and one character', policy(on('arn:aws:s3:::b/${*}')), policy(on('arn:aws:s3:::b/?')), 'proved'],
];

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/r`;
const trust = (...principals: readonly unknown[]): PolicyDocument => policy(...principals.map(by));

const principals: readonly Row[] = [
  ['everyone includes services', trust({ Service: 'ec2.amazonaws.com' }), trust('*'), 'proved'],
  ['whether `"AWS": "*"` does depends on the reading', trust({ Service: 'ec2.amazonaws.com' }), trust({ AWS: '*' }), 'unknown'],
  ['an account and its root are the same', trust({ AWS: account }), trust({ AWS: `arn:aws:iam::${account}:root` }), 'proved'],
  ['a role is in its account', trust({ AWS: role }), trust({ AWS: account }), 'proved'],
  ['not the account in the role', trust({ AWS: account }), trust({ AWS: role }), 'refuted'],
  ['another account is another', trust({ AWS: '444455556666' }), trust({ AWS: account }), 'refuted'],
  ['a role is not in its session', trust({ AWS: role }), trust({ AWS: `arn:aws:sts::${account}:assumed-role/r/s` }), 'refuted'],
  [
    'NotPrincipal is comparable to itself alone',
    policy({ ...deny({}), NotPrincipal: { AWS: role }, Action: 's3:*' }, { Principal: '*' }),
    policy({ Principal: '*' }),
    'proved',
  ],
];

const mfa = (name: string): object => when({ [name]: { 'aws:MultiFactorAuthPresent': 'true' } });
const age = (name: string, value: string): object => when({ [name]: { 'aws:MultiFactorAuthAge': value } });
const from = (name: string, ...ranges: readonly string[]): object => when({ [name]: { 'aws:SourceIp': ranges } });
const keys = (name: string, ...values: readonly string[]): object => when({ [name]: { 'aws:TagKeys': values } });
const source = (name: string, value: string): object => when({ [name]: { 'aws:SourceArn': value } });

const conditions: readonly Row[] = [
  ['more values allow more', policy(equals('a')), policy(equals('a', 'b')), 'proved'],
  ['a condition narrows', policy(equals('a')), policy({}), 'proved'],
  ['and its absence widens', policy({}), policy(equals('a')), 'refuted'],
  ['a positive operator needs the key', policy(equals('a')), policy(when({ Null: { 's3:prefix': 'false' } })), 'proved'],
  [
    'a negated one does not',
    policy(when({ StringNotEquals: { 's3:prefix': 'a' } })),
    policy(when({ Null: { 's3:prefix': 'false' } })),
    'refuted',
  ],
  ['IfExists holds without the key', policy(when({ StringEqualsIfExists: { 's3:prefix': 'a' } })), policy(equals('a')), 'refuted'],
  [
    'on a negated operator it adds nothing',
    policy(when({ StringNotEqualsIfExists: { 's3:prefix': 'a' } })),
    policy(when({ StringNotEquals: { 's3:prefix': 'a' } })),
    'proved',
  ],
  [
    'of negated values none may match',
    policy(when({ StringNotEquals: { 's3:prefix': ['a', 'b'] } })),
    policy(when({ StringNotEquals: { 's3:prefix': 'a' } })),
    'proved',
  ],
  ['keys are compared without case', policy(when({ StringEquals: { 'S3:Prefix': 'a' } })), policy(equals('a')), 'proved'],
  ['StringEquals has no wildcards', policy(equals('a*')), policy(equals('ab')), 'refuted'],
  ['but its asterisk is in StringLike', policy(equals('a*')), policy(like('a*')), 'proved'],
  ['IgnoreCase takes every spelling', policy(when({ StringEqualsIgnoreCase: { 's3:prefix': 'a' } })), policy(equals('a', 'A')), 'proved'],
  [
    'a variable without value makes a positive test fail',
    policy(equals('${aws:username}')),
    policy(when({ Null: { 's3:prefix': 'false' } })),
    'proved',
  ],
  [
    'and its negation is comparable to itself',
    policy(when({ StringNotEquals: { 's3:prefix': '${aws:username}' } })),
    policy(when({ StringNotEquals: { 's3:prefix': '${aws:username}' } })),
    'proved',
  ],
  [
    'ARN operators keep to segments',
    policy(source('ArnLike', 'arn:aws:sns:*:1:t')),
    policy(source('ArnLike', 'arn:aws:sns:*:*:*')),
    'proved',
  ],
  ['ArnEquals is ArnLike', policy(source('ArnEquals', 'arn:aws:s3:::*')), policy(source('ArnLike', 'arn:aws:s3:::*')), 'proved'],
  [
    'strings do not keep to segments',
    policy(when({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:t' } })),
    policy(source('ArnLike', 'arn:aws:sns:*:*:*')),
    'refuted',
  ],
  ['numbers are compared as such', policy(age('NumericLessThan', '10')), policy(age('NumericLessThanEquals', '10.0')), 'proved'],
  ['their edge counts', policy(age('NumericLessThanEquals', '10')), policy(age('NumericLessThan', '10')), 'refuted'],
  [
    'fractions lie between',
    policy(when({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '4' }, NumericLessThan: { 'aws:MultiFactorAuthAge': '5' } })),
    nothing,
    'refuted',
  ],
  [
    'dates, in seconds or spelt',
    policy(when({ DateLessThan: { 'aws:CurrentTime': '1767225600' } })),
    policy(when({ DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } })),
    'proved',
  ],
  ['Booleans without case', policy(mfa('Bool')), policy(when({ Bool: { 'aws:MultiFactorAuthPresent': 'TRUE' } })), 'proved'],
  ['BoolIfExists misses those without MFA', policy(mfa('BoolIfExists')), policy(mfa('Bool')), 'refuted'],
  ['ranges lie in ranges', policy(from('IpAddress', '10.1.0.0/16')), policy(from('IpAddress', '10.0.0.0/8')), 'proved'],
  ['two halves are the whole', policy(from('IpAddress', '10.0.0.0/8')), policy(from('IpAddress', '10.0.0.0/9', '10.128.0.0/9')), 'proved'],
  ['IPv6 is in no range of IPv4', policy(from('IpAddress', '2001:db8::/32')), policy(from('IpAddress', '0.0.0.0/0')), 'refuted'],
  [
    'both families at once are everything',
    policy(from('NotIpAddress', '0.0.0.0/0', '::/0')),
    policy(when({ Null: { 'aws:SourceIp': 'true' } })),
    'proved',
  ],
];

const sets: readonly Row[] = [
  [
    'ForAllValues holds of none',
    policy(keys('ForAllValues:StringEquals', 'a')),
    policy(when({ Null: { 'aws:TagKeys': 'false' } })),
    'refuted',
  ],
  ['ForAnyValue does not', policy(keys('ForAnyValue:StringEquals', 'a')), policy(when({ Null: { 'aws:TagKeys': 'false' } })), 'proved'],
  ['some among more', policy(keys('ForAnyValue:StringEquals', 'a')), policy(keys('ForAnyValue:StringLike', 'a*')), 'proved'],
  ['all among more', policy(keys('ForAllValues:StringEquals', 'a')), policy(keys('ForAllValues:StringEquals', 'a', 'b')), 'proved'],
  ['not each is not none', policy(keys('ForAnyValue:StringNotEquals', 'a')), policy(keys('ForAllValues:StringNotEquals', 'a')), 'refuted'],
  [
    'all and at least one make any',
    policy(when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } })),
    policy(keys('ForAnyValue:StringEquals', 'a')),
    'proved',
  ],
  [
    'two statements do not share out a set',
    policy(keys('ForAllValues:StringEquals', 'a', 'b')),
    policy(keys('ForAllValues:StringEquals', 'a'), keys('ForAllValues:StringEquals', 'b')),
    'refuted',
  ],
  [
    'ForAnyValue with IfExists, without the key, depends on the reading',
    policy(keys('ForAnyValue:StringEqualsIfExists', 'a')),
    policy(keys('ForAnyValue:StringEquals', 'a')),
    'unknown',
  ],
  [
    'a set of one, for a key of one value',
    policy(when({ StringEquals: { 'aws:username': 'a' } })),
    policy(when({ 'ForAllValues:StringEquals': { 'aws:username': 'a' } })),
    'proved',
  ],
  [
    'an operator without a set on many values is undefined',
    policy(keys('StringEquals', 'a')),
    policy(keys('ForAllValues:StringEquals', 'a')),
    'unknown',
  ],
];

const tables: Readonly<Record<string, readonly Row[]>> = { structure, resources, principals, conditions, sets };

describe('inclusion reads', () => {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [says, newer, older, expected] of rows) {
        it(`${says}: ${expected}`, () => assert.equal(verdictOf(newer, older), expected));
      }
    });
  }

  it('everything as including anything', () => {
    for (const [, newer] of [...structure, ...resources, ...conditions, ...sets]) {
      assert.equal(verdictOf(newer, everything), 'proved');
    }
  });

  it('every policy as including itself', () => {
    for (const [, newer, older] of Object.values(tables).flat()) {
      assert.deepEqual([verdictOf(newer, newer), verdictOf(older, older)], ['proved', 'proved']);
    }
  });
});

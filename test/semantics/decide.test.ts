import assert from 'node:assert/strict';
import { isAllowed, type Request } from '../support/decide';

const base: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::logs/2026/a.txt', context: {} };

/** What changes in the statement, what in the request, and whether it is allowed. */
const cases: readonly (readonly [string, object, Partial<Request>, boolean])[] = [
  ['an action in other letters', { Action: 'S3:getobject' }, {}, true],
  ['NotAction', { Action: undefined, NotAction: 's3:Get*' }, {}, false],
  ['`?` for one character', { Action: 's3:GetObjec?' }, {}, true],
  ['a resource pattern', { Resource: 'arn:aws:s3:::logs/*' }, {}, true],
  ['a resource in other letters', { Resource: 'arn:aws:s3:::Logs/*' }, {}, false],
  ['a wildcard that would have to cross a colon', { Resource: 'arn:aws:s3:*/2026/a.txt' }, {}, false],
  ['a wildcard that ends the pattern', { Resource: 'arn:aws:s3:*' }, {}, true],
  ['a named resource for an action without any', { Resource: 'arn:aws:s3:::*' }, { resource: '*' }, false],
  ['NotResource', { Resource: undefined, NotResource: 'arn:aws:s3:::secret/*' }, {}, true],
  ['a Deny', { Effect: 'Deny' }, {}, false],
  ['another principal', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, { principal: 'anonymous' }, false],
  ['a principal of the account', { Principal: { AWS: '111122223333' } }, { principal: 'arn:aws:iam::111122223333:role/a' }, true],
  ['a key that is not there', { Condition: { StringEquals: { 'aws:username': 'ann' } } }, {}, false],
  ['a key that is not there, negated', { Condition: { StringNotEquals: { 'aws:username': 'ann' } } }, {}, true],
  ['a key that is not there, if it exists', { Condition: { StringEqualsIfExists: { 'aws:username': 'ann' } } }, {}, true],
  ['one of two values', { Condition: { StringEquals: { 'aws:UserName': ['bob', 'ann'] } } }, { context: { 'aws:username': 'ann' } }, true],
  [
    'none of two values',
    { Condition: { StringNotEquals: { 'aws:UserName': ['bob', 'ann'] } } },
    { context: { 'aws:username': 'ann' } },
    false,
  ],
  ['`*` as a letter', { Condition: { StringEquals: { 'aws:username': 'a*' } } }, { context: { 'aws:username': 'ann' } }, false],
  ['all of no values', { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } } }, {}, true],
  ['any of no values', { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } } }, {}, false],
  ['all values', { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } } }, { context: { 'aws:tagkeys': ['a', 'b'] } }, false],
  ['any value', { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } } }, { context: { 'aws:tagkeys': ['a', 'b'] } }, true],
  ['a variable', { Resource: 'arn:aws:s3:::logs/${aws:username}/*' }, { context: { 'aws:username': '2026' } }, true],
  ['a variable without a value', { Resource: 'arn:aws:s3:::logs/${aws:username}*' }, {}, false],
  [
    'a wildcard in what a variable stands for',
    { Resource: 'arn:aws:s3:::logs/${aws:username}' },
    { context: { 'aws:username': '*' } },
    false,
  ],
  [
    'an ARN by its parts',
    { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } } },
    { context: { 'aws:sourcearn': 'arn:aws:sns:eu-west-1:111122223333:t' } },
    true,
  ],
  [
    'an address in a range',
    { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    { context: { 'aws:sourceip': '192.0.2.77' } },
    true,
  ],
  [
    'an address out of a range',
    { Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    { context: { 'aws:sourceip': '192.0.2.77' } },
    false,
  ],
  [
    'a date',
    { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } },
    { context: { 'aws:currenttime': '2025-12-31T23:59:59Z' } },
    true,
  ],
  ['a number', { Condition: { NumericLessThanEquals: { 's3:max-keys': '10' } } }, { context: { 's3:max-keys': '9' } }, true],
  ['presence', { Condition: { Null: { 'aws:username': 'false' } } }, {}, false],
  ['absence', { Condition: { Null: { 'aws:username': 'true' } } }, {}, true],
];

describe('the evaluator of single requests', () => {
  for (const [name, changes, request, allowed] of cases) {
    it(`${allowed ? 'allows' : 'does not allow'}: ${name}`, () => {
      const entries = Object.entries({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...changes }).filter(
        ([, value]) => value !== undefined,
      );
      const policy = { Version: '2012-10-17', Statement: Object.fromEntries(entries) };
      assert.equal(isAllowed(policy, { ...base, ...request }), allowed);
    });
  }

  it('takes a variable for plain text before 2012', () => {
    const Statement = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::${aws:username}' };
    const request = { ...base, resource: 'arn:aws:s3:::ann', context: { 'aws:username': 'ann' } };
    assert.equal(isAllowed({ Version: '2012-10-17', Statement }, request), true);
    assert.equal(isAllowed({ Statement }, request), false);
    assert.equal(isAllowed({ Statement }, { ...request, resource: 'arn:aws:s3:::${aws:username}' }), true);
  });

  it('lets a Deny win', () => {
    const Statement = [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:Get*', Resource: 'arn:aws:s3:::logs/*' },
    ];
    assert.equal(isAllowed({ Version: '2012-10-17', Statement }, base), false);
    assert.equal(isAllowed({ Version: '2012-10-17', Statement }, { ...base, action: 's3:PutObject' }), true);
  });
});

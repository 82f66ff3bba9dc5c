import assert from 'node:assert/strict';
import { describeGrantChange } from '../../server/src/features/describe-grant-change';
import { grantChange } from '../../server/src/semantics/grant-change';
import { readPolicy } from '../support/read-policy';
import { reference } from '../support/reference';

const lambda = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' };

function told(before: readonly object[], after: readonly object[]): string {
  const [old, fresh] = [before, after].map((statements) => readPolicy({ Version: '2012-10-17', Statement: [...statements, lambda] }));
  assert.ok(old && fresh);
  return describeGrantChange(grantChange(old, fresh, reference));
}

function allow(action: string | readonly string[], rest: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: '*', ...rest };
}

describe('what a change leaves', () => {
  const org = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
  const cases: readonly (readonly [string, readonly object[], readonly object[], RegExp])[] = [
    [
      'what goes, by access level, what a reviewer looks for first in front',
      [allow('sqs:*')],
      [allow('sqs:List*')],
      /^Goes: \d+ Permissions management, \d+ Write, .*\. Stays: \d+ (List|Read)\.$/,
    ],
    [
      'few actions by name',
      [allow(['s3:GetObject', 's3:PutObject'])],
      [allow('s3:GetObject')],
      /^Goes: s3:PutObject\. Stays: s3:GetObject\.$/,
    ],
    [
      'where what stays is limited to',
      [allow('s3:GetObject')],
      [allow('s3:GetObject', { Resource: 'arn:aws:s3:::photos/*' })],
      /^Stays: s3:GetObject, only on arn:aws:s3:::photos\/\*\.$/,
    ],
    [
      'on what condition',
      [allow('s3:GetObject')],
      [allow('s3:GetObject', org)],
      /^Stays: s3:GetObject, under conditions on aws:PrincipalOrgID\.$/,
    ],
    ['what is new', [allow('s3:GetObject')], [allow(['s3:GetObject', 's3:PutObject'])], /^New: s3:PutObject\. Stays: s3:GetObject\.$/],
    [
      'that an action is still granted elsewhere',
      [allow('s3:GetObject'), allow(['s3:GetObject', 's3:PutObject'])],
      [allow('s3:GetObject'), allow('s3:PutObject')],
      /^Stays: s3:GetObject, s3:PutObject\.$/,
    ],
    [
      'that a Deny changes',
      [allow('s3:GetObject'), { Effect: 'Deny', Action: 's3:Put*', Resource: '*' }],
      [allow('s3:GetObject'), { Effect: 'Deny', Action: 's3:*', Resource: '*' }],
      /^Goes: s3:GetObject\. What is denied changes too\.$/,
    ],
    ['nothing of statements that stay as they are', [allow('s3:GetObject')], [], /^Goes: s3:GetObject\.$/],
  ];
  for (const [what, before, after, text] of cases) {
    it(`says ${what}`, () => {
      assert.match(told(before, after), text);
    });
  }
});

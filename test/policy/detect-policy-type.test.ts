import assert from 'node:assert/strict';
import { jsonHost } from '../../server/src/hosts/json';

function typeOf(...statements: readonly object[]): string {
  const [document] = jsonHost.findPolicies(JSON.stringify({ Version: '2012-10-17', Statement: statements })).policies;
  return `${document?.type}${document?.service === undefined ? '' : ` of ${document.service}`}`;
}

describe('policy type by content', () => {
  const cases: readonly (readonly [string, string, ...object[]])[] = [
    ['without a principal', 'identity-based', { Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    [
      'that lets a role be assumed',
      'trust of iam',
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
    [
      'that lets a role be assumed, with a Resource that does not belong there',
      'trust of iam',
      { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', Resource: '*' },
    ],
    [
      'on a bucket',
      'resource-based of s3',
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] },
    ],
    ['on a key', 'resource-based of kms', { Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'kms:*', Resource: '*' }],
    ['that denies everyone everywhere', 'resource-control', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
    [
      'on a topic, where resource control policies do not reach',
      'resource-based of sns',
      { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: '*' },
    ],
    [
      'that denies everyone every action, which a resource control policy may not',
      'vpc-endpoint',
      { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' },
    ],
    [
      'for everyone and everything in S3, which a bucket policy may not',
      'vpc-endpoint',
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
    ],
    [
      'for everyone and several services',
      'vpc-endpoint',
      { Effect: 'Allow', Principal: '*', Action: ['s3:GetObject', 'sqs:SendMessage'], Resource: '*' },
    ],
    [
      'for everyone and a service without policies of its own',
      'vpc-endpoint',
      { Effect: 'Allow', Principal: '*', Action: 'ec2:*', Resource: '*' },
    ],
    ['for everyone and everything', 'vpc-endpoint', { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
    [
      'that denies all but roles of whichever account',
      'service-control',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/admin' } } },
    ],
    [
      'that denies all but a role of one account',
      'identity-based',
      {
        Effect: 'Deny',
        Action: 'ec2:*',
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::111122223333:role/a' } },
      },
    ],
    [
      'that allows something and denies roles of whichever account',
      'identity-based',
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: { ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/admin' } } },
    ],
    [
      'for everyone and objects of several buckets, of which a bucket policy names one',
      'vpc-endpoint',
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::packages.eu-west-1.amazonaws.com/*', 'arn:aws:s3:::repo.eu-west-1.amazonaws.com/*'],
      },
    ],
    [
      'whose Sid says that it is a boundary',
      'permissions-boundary',
      { Sid: 'PermissionsBoundaryServices', Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' },
    ],
    [
      'for who sets boundaries',
      'identity-based',
      { Sid: 'PermissionsBoundaryOfRoles', Effect: 'Allow', Action: 'iam:PutRolePermissionsBoundary', Resource: '*' },
    ],
    [
      'that only denies to touch a boundary',
      'identity-based',
      { Sid: 'PermissionsBoundaryStays', Effect: 'Deny', Action: 'iam:DeleteRolePermissionsBoundary', Resource: '*' },
    ],
    ['with no statement', 'identity-based'],
    [
      'in which one of three statements has a principal',
      'identity-based',
      { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    ],
    [
      'of which the second statement is still being written',
      'resource-based of s3',
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
      { Effect: 'Allow' },
    ],
  ];
  for (const [what, expected, ...statements] of cases) {
    it(`of a policy ${what}`, () => assert.equal(typeOf(...statements), expected));
  }
});

import assert from 'node:assert/strict';
import { restricts } from '../../server/src/semantics/condition-strength';
import { restrictsCallers } from '../../server/src/semantics/restricts-callers';
import { readStatement } from '../support/read-policy';

type Condition = Readonly<Record<string, object>>;

const restricting: readonly Condition[] = [
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEqualsIfExists: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { Null: { 'aws:ResourceTag/team': 'false' } },
  { StringLike: { 'ec2:ResourceTag/team': '*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
  { NoSuchOperator: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringLike: { 'aws:RequestedRegion': '*' }, StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
];

const vacuous: readonly Condition[] = [
  {},
  { StringEquals: {} },
  { StringLike: { 'aws:PrincipalTag/team': '*' } },
  { StringLikeIfExists: { 'aws:ResourceTag/team': '*' } },
  { StringLike: { 'aws:PrincipalTag/team': ['red', '*'] } },
  { StringEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/team}' } },
  { StringEqualsIfExists: { 'aws:PrincipalTag/team': 'red' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
  { StringNotEquals: { 'aws:PrincipalTag/team': 'red' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:*:*:*' } },
  { Null: { 'aws:MultiFactorAuthAge': 'true' } },
  { Null: { 'aws:PrincipalArn': 'false' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { StringEquals: { 'aws:UserAgent': 'mine' } },
  { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '0.0.0.0/0'] } },
];

describe('a condition', () => {
  it('restricts nothing when it is absent', () => {
    assert.equal(restricts(readStatement({}).condition), false);
  });
  for (const condition of restricting) {
    it(`restricts: ${JSON.stringify(condition)}`, () => {
      assert.equal(restricts(readStatement({ Condition: condition }).condition), true);
    });
  }
  for (const condition of vacuous) {
    it(`keeps next to nothing out: ${JSON.stringify(condition)}`, () => {
      assert.equal(restricts(readStatement({ Condition: condition }).condition), false);
    });
  }
});

const chosenCallers: readonly Condition[] = [
  { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::amzn-s3-demo-bucket*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
  { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
  { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:*' } },
  { StringEquals: { 'sts:ExternalId': 'f3c1' } },
];

const anyCallers: readonly Condition[] = [
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
  { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
  { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } },
  { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci' } },
  { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } },
  { Null: { 'aws:PrincipalOrgID': 'false' } },
  { StringLike: { 'aws:Referer': 'https://example.com/*' } },
];

describe('a condition on who calls', () => {
  for (const condition of chosenCallers) {
    it(`is ${JSON.stringify(condition)}`, () => {
      assert.equal(restrictsCallers(readStatement({ Condition: condition }).condition), true);
    });
  }
  for (const condition of anyCallers) {
    it(`is not ${JSON.stringify(condition)}`, () => {
      assert.equal(restrictsCallers(readStatement({ Condition: condition }).condition), false);
    });
  }
});

import assert from 'node:assert/strict';
import { jsonHost } from '../../server/src/hosts/json';
import { sizeQuotas } from '../../server/src/reference/quotas';
import { countPolicy, policySize, sizeInWords } from '../../server/src/semantics/policy-size';
import { readPolicy } from '../support/read-policy';

const characters = { unit: 'characters', whiteSpaceCounts: true } as const;

describe('the size of a policy', () => {
  it('is that of its shortest JSON text', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:Get*', 'a"b\\'], Resource: [], Condition: {} }],
      n: [1, true],
    };
    assert.deepEqual(sized(JSON.stringify(policy, undefined, 4)), { size: JSON.stringify(policy).length, exact: true });
  });

  it('leaves out white space where AWS does', () => {
    const text = '{"Statement":{"Effect":"Allow","Action":"a b","Resource":"*"}}';
    assert.equal(sized(text).size, text.length);
    assert.equal(sized(text, { unit: 'characters', whiteSpaceCounts: false }).size, text.length - 1);
  });

  it('counts bytes of UTF-8', () => {
    const text = '{"Statement":{"Effect":"Allow","Action":"é€𝄞","Resource":"*"}}';
    assert.equal(sized(text, { unit: 'bytes', whiteSpaceCounts: true }).size, Buffer.byteLength(text));
  });

  it('is said with its unit', () => {
    assert.equal(
      sizeInWords({ counted: 11_035, exact: true, limit: sizeQuotas['managed-policy'] }),
      '11,035 characters without white space',
    );
    assert.equal(sizeInWords({ counted: 1_234_567, exact: false, limit: sizeQuotas['session-policy'] }), 'at least 1,234,567 characters');
  });
});

describe('the limit of a policy', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const repeated = (count: number) => ({ Version: '2012-10-17', Statement: Array.from({ length: count }, () => statement) });

  it('is that of a managed policy while it fits, where the holder is not known', () => {
    const small = policySize(readPolicy(repeated(2)));
    assert.deepEqual([small?.counted, small?.limit.of, small?.limit.size], [154, 'a managed policy', 6144]);
    assert.equal(policySize(readPolicy(repeated(120)))?.limit.of, 'the inline policies of a role');
  });

  const holders: readonly (readonly [string, object, string, number])[] = [
    ['AWS::IAM::User', { Policies: [{ PolicyDocument: repeated(1) }] }, 'the inline policies of a user', 2048],
    ['AWS::IAM::Group', { Policies: [{ PolicyDocument: repeated(1) }] }, 'the inline policies of a group', 5120],
    ['AWS::IAM::Role', { Policies: [{ PolicyDocument: repeated(1) }] }, 'the inline policies of a role', 10240],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: repeated(1) }, 'a role trust policy', 2048],
    ['AWS::IAM::Policy', { Groups: ['developers'], PolicyDocument: repeated(1) }, 'the inline policies of a group', 5120],
    ['AWS::IAM::ManagedPolicy', { PolicyDocument: repeated(1) }, 'a managed policy', 6144],
    ['AWS::EC2::VPCEndpoint', { PolicyDocument: repeated(1) }, 'a VPC endpoint policy', 20480],
    ['AWS::SQS::QueuePolicy', { PolicyDocument: repeated(1) }, 'a queue policy', 8192],
  ];
  for (const [type, properties, of, size] of holders) {
    it(`is that of ${of} under ${Object.keys(properties).join(' and ')} of ${type}`, () => {
      const found = jsonHost.findPolicies(JSON.stringify({ Resources: { It: { Type: type, Properties: properties } } })).policies;
      assert.deepEqual(
        found.map((policy) => policySize(policy)?.limit).map((limit) => [limit?.of, limit?.size]),
        [[of, size]],
      );
    });
  }

  it("is told by the answers of AWS's command line", () => {
    const inline = JSON.stringify({ UserName: 'ana', PolicyName: 'read', PolicyDocument: repeated(1) });
    const version = JSON.stringify({ PolicyVersion: { Document: repeated(1), VersionId: 'v1', IsDefaultVersion: true } });
    assert.deepEqual(
      [inline, version].flatMap((text) => jsonHost.findPolicies(text).policies.map(({ holder }) => holder)),
      ['user', 'managed-policy'],
    );
  });

  it('is unknown where AWS documents none', () => {
    const glue = { Version: '2012-10-17', Statement: { ...statement, Principal: { AWS: '111122223333' }, Action: 'glue:GetTable' } };
    assert.equal(policySize(readPolicy(glue)), undefined);
  });
});

function sized(text: string, quota: Parameters<typeof countPolicy>[1] = characters): ReturnType<typeof countPolicy> {
  const [policy] = jsonHost.findPolicies(text).policies;
  assert.ok(policy);
  return countPolicy(policy, quota);
}

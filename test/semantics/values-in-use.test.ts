import assert from 'node:assert/strict';
import { createValueIndex } from '../../server/src/semantics/value-index';
import { collectValues, rankValues, type ValueKind } from '../../server/src/semantics/values-in-use';
import { readPolicy } from '../support/read-policy';

const policy = readPolicy({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ['111122223333', 'arn:aws:iam::444455556666:role/deployer'] },
      Action: 's3:GetObject',
      Resource: ['arn:aws:s3:::reports/*', 'arn:aws:s3:::home/${aws:username}', 'arn:aws:sqs:eu-west-1:444455556666:orders', '*'],
      Condition: {
        StringEquals: {
          'aws:PrincipalOrgID': 'o-abcdefghij',
          'aws:ResourceTag/team': '111122223333',
          'aws:SourceVpce': 'vpce-0a1b2c3d4e5f',
        },
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      },
    },
  ],
});

describe('values in use', () => {
  const expected: readonly (readonly [ValueKind, readonly string[]])[] = [
    ['account', ['444455556666', '111122223333']],
    ['region', ['eu-west-1']],
    ['organization', ['o-abcdefghij']],
    ['arn', ['arn:aws:iam::444455556666:role/deployer', 'arn:aws:s3:::reports/*', 'arn:aws:sqs:eu-west-1:444455556666:orders']],
    ['tag-key', ['team']],
    ['address', ['203.0.113.0/24']],
    ['vpc-endpoint', ['vpce-0a1b2c3d4e5f']],
    ['vpc', []],
  ];
  for (const [kind, values] of expected) {
    it(`are collected from a policy: ${kind}`, () => {
      assert.deepEqual(rankValues(collectValues(policy)).ranked(kind), values);
    });
  }

  it('are counted over many texts, each by what it holds now', () => {
    const index = createValueIndex();
    const counts = (account: string) => [collectValues(readPolicy({ Statement: { Effect: 'Allow', Principal: { AWS: account } } }))];
    index.put('one', counts('111122223333'));
    index.put('two', counts('444455556666'));
    index.put('three', counts('444455556666'));
    assert.deepEqual(index.ranked('account'), ['444455556666', '111122223333']);
    index.put('two', counts('111122223333'));
    assert.deepEqual(index.ranked('account'), ['111122223333', '444455556666']);
    index.put('three', []);
    assert.deepEqual(index.ranked('account'), ['111122223333']);
  });
});

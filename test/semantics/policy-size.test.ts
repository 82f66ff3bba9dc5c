import assert from 'node:assert/strict';
import { jsonHost } from '../../server/src/hosts/json';
import { sizeQuotas } from '../../server/src/reference/quotas';
import { policySize, sizeInWords } from '../../server/src/semantics/policy-size';

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
    assert.equal(sizeInWords({ size: 11_035, exact: true }, sizeQuotas['managed-policy']), '11,035 characters without white space');
    assert.equal(sizeInWords({ size: 1_234_567, exact: false }, sizeQuotas['session-policy']), 'at least 1,234,567 characters');
  });
});

function sized(text: string, quota: Parameters<typeof policySize>[1] = characters): ReturnType<typeof policySize> {
  const [policy] = jsonHost.findPolicies(text).policies;
  assert.ok(policy);
  return policySize(policy, quota);
}

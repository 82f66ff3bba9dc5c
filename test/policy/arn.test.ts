import assert from 'node:assert/strict';
import { arnPartSpan, arnParts, formatAsPattern, readArn, readResourcePattern, withoutVariables } from '../../server/src/policy/arn';
import { hole, type StringValue } from '../../server/src/policy/value';

function written(text: string): StringValue {
  return {
    kind: 'string',
    span: { start: 9, end: 11 + text.length },
    content: { start: 10, end: 10 + text.length },
    text,
    offsets: undefined,
  };
}

describe('ARN', () => {
  it('is taken apart at its first five colons', () => {
    assert.deepEqual(readArn('arn:aws:logs:us-east-1:123456789012:log-group:x:*'), {
      partition: 'aws',
      service: 'logs',
      region: 'us-east-1',
      account: '123456789012',
      resource: 'log-group:x:*',
    });
    assert.deepEqual(readArn('arn:aws:s3:::'), { partition: 'aws', service: 's3', region: '', account: '', resource: '' });
    assert.deepEqual(readArn(`arn:${hole}:s3:::${hole}/*`)?.partition, hole);
  });

  it('is none with less than six parts or another beginning', () => {
    for (const text of ['', '*', 'arn', 'arn:aws:s3::', 'ARN:aws:s3:::b', 'aws:s3:::b:c', `${hole}:aws:s3:::b`]) {
      assert.equal(readArn(text), undefined, text);
    }
    assert.equal(readResourcePattern(written('*')).arn, undefined);
  });

  it('has parts with places', () => {
    const text = 'arn:aws:sqs:eu-west-1::queue:x';
    const parts = arnParts.map((part) => arnPartSpan(written(text), part)).map(({ start, end }) => text.slice(start - 10, end - 10));
    assert.deepEqual(parts, ['aws', 'sqs', 'eu-west-1', '', 'queue:x']);
    const short = arnPartSpan(written('arn:aws:s3'), 'region');
    assert.deepEqual(short, { start: 20, end: 20 });
  });

  it('has formats and variables that become wildcards', () => {
    assert.equal(formatAsPattern('arn:${Partition}:s3:::${BucketName}/${ObjectName}'), 'arn:*:s3:::*/*');
    assert.equal(withoutVariables(`arn:aws:s3:::\${aws:username}/${hole}`), 'arn:aws:s3:::*/*');
  });
});

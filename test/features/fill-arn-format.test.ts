import assert from 'node:assert/strict';
import { fillArnFormat } from '../../server/src/features/completion/fill-arn-format';
import { snippetText } from '../../server/src/text/tab-stop';

describe('fillArnFormat', () => {
  const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
  const queue = 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}';
  const cases: readonly (readonly [format: string, typed: string, expected: string | undefined])[] = [
    [object, '', 'arn:aws:s3:::${1:BucketName}/${2:ObjectName}'],
    [object, 'ar', 'arn:aws:s3:::${1:BucketName}/${2:ObjectName}'],
    [object, 'arn:aws-cn:', 'arn:aws-cn:s3:::${1:BucketName}/${2:ObjectName}'],
    [object, 'arn:aws:s3:::my-b', 'arn:aws:s3:::my-b/${1:ObjectName}'],
    [object, 'arn:aws:s3:::my-bucket/', 'arn:aws:s3:::my-bucket/${1:ObjectName}'],
    [object, 'arn:aws:s3:::my-bucket/a/b', undefined],
    [object, 'arn:aws:sqs:', undefined],
    [object, 'arn:aws:s3:eu-west-1:', undefined],
    [queue, 'arn:aws:sqs:eu-west-1:', 'arn:aws:sqs:eu-west-1:${1:Account}:${2:QueueName}'],
    [queue, 'arn:aws:sqs:*:*:', 'arn:aws:sqs:*:*:${1:QueueName}'],
    [queue, 'https://', undefined],
    [
      'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}',
      'arn:aws:iam::111122223333:ro',
      'arn:aws:iam::111122223333:role/${1:RoleNameWithPath}',
    ],
    ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}', 'arn:aws:iam::111122223333:us', undefined],
  ];
  for (const [format, typed, expected] of cases) {
    it(`${format} after ${typed || '(nothing)'}`, () => {
      const filled = fillArnFormat(format, typed, 'aws');
      assert.equal(filled === undefined ? undefined : snippetText(filled), expected);
    });
  }
});

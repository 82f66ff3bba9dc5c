import assert from 'node:assert/strict';
import { coversEveryResource, coversFormat, type OpenPart } from '../../server/src/semantics/covers-every-resource';
import { readStatement } from '../support/read-policy';

const bucket = 'arn:${Partition}:s3:::${BucketName}';
const object = 'arn:${Partition}:s3:::${BucketName}/${ObjectName}';
const role = 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}';
const queue = 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}';

function covers(resource: string | readonly string[], format: string, open: readonly OpenPart[] = []): boolean {
  const element = readStatement({ Resource: resource }).resource;
  return element !== undefined && coversFormat(element, format, open) !== undefined;
}

describe('a Resource', () => {
  it('covers every resource only with `*`', () => {
    const every = (resource: unknown) => {
      const element = readStatement({ Resource: resource }).resource;
      return element !== undefined && coversEveryResource(element);
    };
    assert.equal(every('*'), true);
    assert.equal(every(['arn:aws:s3:::b', '**']), true);
    assert.equal(every('arn:*'), false);
    assert.equal(every('arn:aws:s3:::*'), false);
    assert.equal(every([]), false);
  });

  it('covers a type when it covers all ARNs of its format', () => {
    for (const [resource, format] of [
      ['*', queue],
      ['arn:*', queue],
      ['arn:aws:sqs:*', queue],
      ['arn:aws:sqs:*:*:*', queue],
      ['arn:aws:s3:::*', bucket],
      ['arn:aws:s3:::*', object],
      ['arn:aws:s3:::*/*', object],
      ['arn:aws-cn:s3:::*', object],
      ['arn:aws:iam::*:role/*', role],
    ] as const) {
      assert.equal(covers(resource, format), true, `${resource} covers ${format}`);
    }
  });

  it('does not cover a type when something of it is left out', () => {
    for (const [resource, format] of [
      ['arn:aws:sqs:eu-west-1:*:*', queue],
      ['arn:aws:sqs:*:111122223333:*', queue],
      ['arn:aws:sqs', queue],
      ['arn:aws:s3:::*/*', bucket],
      ['arn:aws:s3:::a*', bucket],
      ['arn:aws:s3:::?*/', object],
      ['arn:aws:iam::*:role/service-role/*', role],
      ['arn:aws:iam::*:user/*', role],
      ['aws:s3:::*', bucket],
    ] as const) {
      assert.equal(covers(resource, format), false, `${resource} does not cover ${format}`);
    }
  });

  it('covers all of an account where that is what is asked', () => {
    assert.equal(covers('arn:aws:iam::111122223333:role/*', role), false);
    assert.equal(covers('arn:aws:iam::111122223333:role/*', role, ['account']), true);
  });

  it('covers all of a Region where that is what is asked', () => {
    assert.equal(covers('arn:aws:sqs:eu-west-1:*:*', queue, ['account']), false);
    assert.equal(covers('arn:aws:sqs:eu-west-1:*:*', queue, ['region']), true);
    assert.equal(covers('arn:aws:sqs:eu-west-1:111122223333:*', queue, ['account', 'region']), true);
  });
});

import assert from 'node:assert/strict';
import { findActions } from '../../server/src/features/find-actions';
import { reference } from '../support/reference';

describe('findActions', () => {
  const first: readonly (readonly [words: string, expected: string])[] = [
    ['s3:GetObject', 's3:GetObject'],
    ['s3:getobj', 's3:GetObject'],
    ['invoke lambda', 'lambda:InvokeFunction'],
    ['HeadObject', 's3:HeadObject'],
    ['dynamodb getitem', 'dynamodb:GetItem'],
    ['passrole', 'iam:PassRole'],
  ];
  for (const [words, expected] of first) {
    it(`${words}: ${expected} first`, () => {
      const [found] = findActions(reference, words);
      assert.equal(found && `${found.prefix}:${found.name}`, expected);
    });
  }

  it('says of an API operation what authorises it', () => {
    assert.deepEqual(findActions(reference, 'HeadObject')[0]?.authorisedBy, ['s3:GetObject']);
  });

  it('offers what is used most before anything is typed, and nothing for words that no action has', () => {
    assert.ok(findActions(reference, '').length > 0);
    assert.deepEqual(findActions(reference, 'no such words anywhere'), []);
  });
});

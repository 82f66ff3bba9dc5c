import assert from 'node:assert/strict';
import { editorScore } from '../scripts/completion-eval/editor-score';

describe('the score of the editor', () => {
  const better: readonly (readonly [typed: string, first: string, second: string])[] = [
    ['s3:Get', 's3:GetObject', 's3:ListBucketGetsLess'],
    ['GetI', 'dax:GetItem', 'dynamodb:GetItem'],
    ['s3:getobject', 's3:GetObject', 's3:GetObjectAcl'],
    ['GO', 'GetObject', 'getobject'],
    ['key', 'aws:Key', 'aws:monkey-Key'],
  ];
  for (const [typed, first, second] of better) {
    it(`puts ${first} before ${second} for ${typed}`, () => {
      const [a, b] = [editorScore(typed, first), editorScore(typed, second)];
      assert.ok(a !== undefined && b !== undefined && a > b, `${a} and ${b}`);
    });
  }

  it('has all that begin as what was typed as equals', () => {
    assert.equal(editorScore('s3:Get', 's3:GetObject'), editorScore('s3:Get', 's3:GetBucketAcl'));
    assert.equal(editorScore('', 's3:GetObject'), editorScore('', 'anything'));
  });

  it('hides what lacks a letter, and what matches only within words', () => {
    assert.equal(editorScore('s3:Gex', 's3:GetObject'), undefined);
    assert.equal(editorScore('bject', 'GetObject'), undefined);
  });

  it('forgives two letters in the wrong order', () => {
    assert.equal(typeof editorScore('s3:Gte', 's3:GetObject'), 'number');
  });
});

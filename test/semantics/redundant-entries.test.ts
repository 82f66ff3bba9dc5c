import assert from 'node:assert/strict';
import { wildcardCovers } from '../../server/src/policy/wildcard';
import { redundantEntries } from '../../server/src/semantics/redundant-entries';

describe('redundant entries', () => {
  it('are found as by comparing each entry with each', () => {
    const random = numbers(7);
    for (let round = 0; round < 3000; round++) {
      const list = Array.from({ length: 1 + random(7) }, () => Array.from({ length: random(5) }, () => 'ab*?'.charAt(random(4))).join(''));
      const found = redundantEntries(list).map(({ index }) => index);
      assert.deepEqual(found, compared(list), JSON.stringify(list));
    }
  });

  it('name an entry that stays and matches all that they match', () => {
    const list = ['s3:GetObject', 's3:Get*', 's3:*', 's3:GetObject', undefined, 's3:*Object', 's3:**'];
    const found = redundantEntries(list);
    assert.deepEqual(
      found.map(({ index, by }) => [index, by]),
      [
        [0, 2],
        [1, 2],
        [3, 2],
        [5, 2],
        [6, 2],
      ],
    );
  });

  it('do not take the letter of `${*}` for a wildcard', () => {
    assert.deepEqual(redundantEntries(['a${*}', 'a${b}', 'a${*}']), [{ index: 2, by: 0 }]);
  });

  it('give up on lists made to be slow', () => {
    const list = Array.from({ length: 100_000 }, (_, index) => `*${index.toString(36)}*x`);
    assert.ok(redundantEntries(list).length < list.length);
  });
});

function compared(list: readonly string[]): readonly number[] {
  return list.flatMap((text, index) => {
    const covered = list.some((other, at) => at !== index && wildcardCovers(other, text) && (at < index || !wildcardCovers(text, other)));
    return covered ? [index] : [];
  });
}

/** Repeatable random numbers below a limit. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

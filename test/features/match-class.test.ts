import assert from 'node:assert/strict';
import { type MatchClass, matchClass } from '../../server/src/features/completion/match-class';

describe('matchClass', () => {
  const cases: readonly (readonly [typed: string, name: string, expected: MatchClass | undefined])[] = [
    ['', 'GetObject', 0],
    ['get', 'GetObject', 0],
    ['getobject', 'GetObject', 0],
    ['getobjects', 'GetObject', undefined],
    ['item', 'BatchGetItem', 1],
    ['getitem', 'BatchGetItem', 1],
    ['putpol', 'PutBucketPolicy', 2],
    ['gobj', 'GetObject', 2],
    ['pbp', 'PutBucketPolicy', 2],
    ['obget', 'GetObject', undefined],
    ['bject', 'GetObject', 3],
    ['gtobj', 'GetObject', 4],
    ['xyz', 'GetObject', undefined],
    ['sns', 'app-sns', 1],
    ['as', 'app-sns', 2],
    ['vpc', 'CreateVPCEndpoint', 1],
  ];
  for (const [typed, name, expected] of cases) {
    it(`${typed || '(nothing)'} answers to ${name}: ${expected ?? 'not at all'}`, () => {
      assert.equal(matchClass(typed, name, name.toLowerCase()), expected);
    });
  }

  it('gives up on long hostile words at once', () => {
    const name = 'Aa'.repeat(60);
    assert.equal(matchClass('a'.repeat(100_000), name, name.toLowerCase()), undefined);
  });
});

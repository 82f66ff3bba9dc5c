import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wildcardCovers, wildcardMatch, wildcardsOverlap } from '../../server/src/policy/wildcard';

const letters = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 7 }).map((parts) => parts.join(''));
const patterns = fc.array(fc.constantFrom('a', 'b', '/', '*', '?'), { maxLength: 7 }).map((parts) => parts.join(''));

/** Every text of up to that many of three letters. */
function textsUpTo(length: number): readonly string[] {
  return length === 0 ? [''] : ['', ...textsUpTo(length - 1).flatMap((text) => [`a${text}`, `b${text}`, `/${text}`])];
}

const texts = [...new Set(textsUpTo(5))];

describe('wildcards', () => {
  it('match as `*` for any run and `?` for one character', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['s3:Get*', 's3:GetObject', true],
      ['s3:Get*', 's3:Get', true],
      ['s3:Get?', 's3:Get', false],
      ['*', '', true],
      ['', '', true],
      ['', 'a', false],
      ['a*b*c', 'a/b/b/c', true],
      ['a*b*c', 'a/b/b/cd', false],
      ['**?', '', false],
      ['a\u{fffc}', 'abc', true],
      ['a.c', 'abc', false],
    ];
    for (const [pattern, text, expected] of cases) {
      assert.equal(wildcardMatch(pattern, text), expected, `${pattern} ${text}`);
    }
  });

  it('match what the same regular expression matches', () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('/', '\\/').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
        assert.equal(wildcardMatch(pattern, text), expression.test(text));
      }),
    );
  });

  it('overlap when some text matches both', () => {
    fc.assert(
      fc.property(patterns, patterns, (a, b) => {
        const overlap = wildcardsOverlap(a, b);
        assert.equal(overlap, wildcardsOverlap(b, a));
        if (texts.some((text) => wildcardMatch(a, text) && wildcardMatch(b, text))) {
          assert.ok(overlap);
        } else if (overlap) {
          // Only a text longer than those tried can show it.
          assert.ok(a.replaceAll('*', '').length + b.replaceAll('*', '').length > 5);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cover another only when they match all that it matches', () => {
    fc.assert(
      fc.property(patterns, patterns, (outer, inner) => {
        if (wildcardCovers(outer, inner)) {
          const missed = texts.find((text) => wildcardMatch(inner, text) && !wildcardMatch(outer, text));
          assert.equal(missed, undefined);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(wildcardCovers('s3:*', 's3:Get*'));
    assert.ok(wildcardCovers('a*c', 'a?b*c'));
    assert.ok(wildcardCovers('a?', 'a?'));
    assert.ok(!wildcardCovers('a?', 'a*'));
    assert.ok(!wildcardCovers('s3:Get*', 's3:*'));
    assert.ok(!wildcardCovers('s3:*', 's3:\u{fffc}x'));
  });

  it('answer on patterns beyond any policy', () => {
    const long = 'a*'.repeat(20_000);
    assert.ok(!wildcardMatch(long, `${'a'.repeat(19_999)}`));
    assert.ok(wildcardsOverlap(long, long));
    assert.ok(!wildcardCovers(`${long}b`, long));
  });
});

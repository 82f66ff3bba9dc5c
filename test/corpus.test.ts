import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { corpusPage, corpusTable } from '../scripts/corpus';

describe('AWS managed policies', function () {
  this.timeout(60_000);

  it('have just the findings of the reviewed table; after reading what changed, run: npm run corpus', () => {
    assert.equal(corpusPage(), readFileSync(corpusTable, 'utf8'));
  });
});

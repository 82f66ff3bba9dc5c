import assert from 'node:assert/strict';
import { latestManagedPolicies } from '../../scripts/managed-policies';
import { askEverywhere } from '../../scripts/positions';
import { reference } from '../support/reference';

/** `npm run positions` asks at every place of 200 policies; so many small ones are asked here. */
const asked = 12;

describe('hover and completion at every place of a real policy', () => {
  const small = latestManagedPolicies().filter(({ text }) => text.length < 1_000);
  const step = Math.floor(small.length / asked);
  for (const { name, text } of small.filter((_, index) => index % step === 0)) {
    it(`${name}: answer, and hover has something to say of every token`, () => {
      const { silent } = askEverywhere(text, reference);
      assert.deepEqual(
        silent.map((offset) => text.slice(Math.max(0, offset - 20), offset + 20)),
        [],
      );
    });
  }
});

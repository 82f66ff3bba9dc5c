import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wildcardMatch } from '../../server/src/policy/wildcard';
import { type ActionName, accessLevels } from '../../server/src/reference/types';
import { compactNames } from '../../server/src/semantics/narrow/compact-names';
import { reference } from '../support/reference';

const named = (name: string): ActionName => ({ servicePrefix: 'x', name, accessLevel: 'Read' });

describe('a compact list of action names', () => {
  it('has a wildcard where all that begin so are wanted, and names elsewhere', () => {
    const [get, put, del, getaway] = [named('GetA'), named('PutA'), named('DeleteA'), named('GetB')];
    const all = [get, put, del, getaway, named('PutB')];
    assert.deepEqual(compactNames(all, new Set([get, getaway, put]), '*'), ['Get*', 'PutA']);
    assert.deepEqual(compactNames(all, new Set([del]), '*'), ['DeleteA']);
    assert.deepEqual(compactNames(all, new Set(), '*'), []);
  });

  it('does not take words for beginnings', () => {
    const [a, b, other] = [named('GetItem'), named('GetTable'), named('GetawayCar')];
    assert.deepEqual(compactNames([a, b, other], new Set([a, b]), '*'), ['GetItem', 'GetTable']);
  });

  it('matches no more than the pattern it is to replace', () => {
    const [a, b] = [named('GetItem'), named('GetBigItem')];
    assert.deepEqual(compactNames([a, b], new Set([a, b]), '*Item'), ['GetBigItem', 'GetItem']);
  });

  it('matches exactly the wanted actions of every service and access level', () => {
    const services = reference.services().map(({ prefix }) => prefix);
    const levels = fc.subarray([...accessLevels], { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(...services), levels, (prefix, chosen) => {
        const all = reference.actions(prefix) ?? [];
        const wanted = new Set(all.filter(({ accessLevel }) => chosen.includes(accessLevel)));
        const patterns = compactNames(all, wanted, '*').map((pattern) => pattern.toLowerCase());
        for (const action of all) {
          const isMatched = patterns.some((pattern) => wildcardMatch(pattern, action.name.toLowerCase()));
          assert.equal(isMatched, wanted.has(action), `${prefix}:${action.name}`);
        }
      }),
      { numRuns: 300, seed: 20_260_926 },
    );
  });
});

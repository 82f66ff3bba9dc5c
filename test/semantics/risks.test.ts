import assert from 'node:assert/strict';
import { riskCategories } from '../../server/src/semantics/risks/risk';
import { riskKinds, risksOf } from '../../server/src/semantics/risks/risks-of';
import { reference } from '../support/reference';

/** Actions that carry a risk, though AWS does not list them now. */
const undocumented: readonly string[] = [];

const names = riskKinds.flatMap(({ actions, category, kind }) =>
  Object.entries(actions).flatMap(([prefix, list]) => list.split(' ').map((name) => ({ prefix, name, where: `${category}/${kind}` }))),
);

describe('the risks of actions', () => {
  it("name AWS's actions in AWS's spelling", () => {
    const strangers = names.filter(({ prefix, name }) => reference.action(prefix, name)?.name !== name);
    assert.deepEqual(
      strangers.map(({ prefix, name }) => `${prefix}:${name}`),
      undocumented,
    );
  });

  it('name an action once a kind, in order', () => {
    for (const { actions, kind } of riskKinds) {
      assert.deepEqual(Object.keys(actions), [...new Set(Object.keys(actions))].sort(), kind);
      for (const list of Object.values(actions)) {
        assert.deepEqual(list.split(' '), [...new Set(list.split(' '))].sort(), kind);
      }
    }
  });

  it('have kinds of one name a category, and say of each what it lets do', () => {
    const keys = riskKinds.map(({ category, kind }) => `${category}/${kind}`);
    assert.equal(new Set(keys).size, keys.length);
    for (const { lets } of riskKinds) {
      assert.match(lets, /^[a-z][^.]*$/);
    }
  });

  it('are told the worst first, whatever the case', () => {
    const told = (servicePrefix: string, name: string) =>
      risksOf({ servicePrefix, name }).map(({ category, kind }) => `${category}/${kind}`);
    assert.deepEqual(told('secretsmanager', 'getsecretvalue'), ['credentials/returned', 'exfiltration/secrets']);
    assert.deepEqual(told('s3', 'PutBucketPolicy'), ['exposure/resource-policy']);
    assert.deepEqual(told('s3', 'ListBucket'), []);
    for (const { prefix, name } of names) {
      const order = risksOf({ servicePrefix: prefix, name }).map(({ category }) => riskCategories.indexOf(category));
      assert.deepEqual(order, [...order].sort(), name);
    }
  });
});

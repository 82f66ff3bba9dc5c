import assert from 'node:assert/strict';
import { latestManagedPolicies } from '../../../scripts/managed-policies';
import { compare } from '../../../server/src/semantics/inclusion/compare';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { isAllowed } from '../../support/decide';
import { provesNarrower } from '../../support/proves-narrower';
import { readPolicy } from '../../support/read-policy';
import { reference } from '../../support/reference';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: object;
}

interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** Every seventeenth policy: small and large ones of all kinds. */
const policies = latestManagedPolicies()
  .filter((_, index) => index % 17 === 0)
  .map(({ name, text }) => {
    const { Version, Statement } = JSON.parse(text) as { Version: string; Statement: Statement | readonly Statement[] };
    return { name, policy: { Version, Statement: [Statement].flat() } satisfies Policy };
  });

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : [value].flat());

/** Changes that take something away, each where it can be made. */
const narrowings: Readonly<Record<string, (statement: Statement) => Statement | undefined>> = {
  'with one action less': (statement) =>
    listOf(statement.Action).length > 1 ? { ...statement, Action: listOf(statement.Action).slice(1) } : undefined,
  'with a condition more': (statement) =>
    statement.Condition === undefined ? { ...statement, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } : undefined,
  'on one ARN in place of all': (statement) =>
    statement.Resource === '*' ? { ...statement, Resource: 'arn:aws:s3:::example-bucket/*' } : undefined,
};

describe('inclusion of AWS managed policies', function () {
  this.timeout(60_000);

  it('is proved of each in itself, and the checker agrees', () => {
    for (const { name, policy } of policies) {
      assert.ok(provesNarrower(readPolicy(policy), readPolicy(policy), reference), name);
    }
  });

  for (const [what, change] of Object.entries(narrowings)) {
    it(`is proved of each ${what}, and never the other way round without a request that shows it`, () => {
      let changed = 0;
      for (const { name, policy } of policies) {
        const index = policy.Statement.findIndex((statement) => statement.Effect === 'Allow' && change(statement) !== undefined);
        const statements = policy.Statement.map((statement, at) => (at === index ? (change(statement) ?? statement) : statement));
        const narrowed = { ...policy, Statement: statements };
        if (index >= 0) {
          changed++;
          const [newer, older] = [readPolicy(narrowed), readPolicy(policy)];
          assert.ok(provesNarrower(newer, older, reference), name);
          const back = includes(older, newer, reference);
          assert.notEqual(back.verdict, 'unknown', name);
          if (back.verdict === 'refuted') {
            const { action, resource, context } = back.request;
            assert.deepEqual(
              [isAllowed(policy, { action, resource, context }), isAllowed(narrowed, { action, resource, context })],
              [true, false],
              name,
            );
          }
        }
      }
      assert.ok(changed > 20, `${changed}`);
    });
  }

  it('is proved for two policies of the console that contain each other', () => {
    const [all, some] = ['AdministratorAccess', 'PowerUserAccess'].map((name) => policyNamed(name));
    const { verdict, newlyAllows, noLongerAllows } = compare(some ?? assert.fail(), all ?? assert.fail(), reference);
    assert.equal(verdict, 'narrower');
    assert.deepEqual(newlyAllows, []);
    assert.match(noLongerAllows[0]?.request.action ?? '', /^(iam|organizations|account):/);
  });
});

function policyNamed(name: string): ReturnType<typeof readPolicy> {
  const found = latestManagedPolicies().find((policy) => policy.name === name);
  return readPolicy(JSON.parse(found?.text ?? '{}') as object);
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { latestManagedPolicies } from '../../scripts/managed-policies';
import { formatAsPattern } from '../../server/src/policy/arn';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { actionsOf } from '../../server/src/semantics/matching-actions';
import { account, call, dropAll, evidenceOf, keepAll, type Narrowed, narrow, readText } from '../support/narrow-by-use';
import { identityPolicy } from '../support/policies-to-narrow';
import { reference } from '../support/reference';

/** A resource of each type that the action always names, or of its first; `*` where it names none. */
function resourcesFor(action: string, choice: number): readonly string[] {
  const [prefix = '', name = ''] = action.split(':');
  const types = reference.action(prefix, name)?.resourceTypes ?? [];
  const required = types.filter((type) => type.required);
  return (required.length > 0 ? required : types.slice(0, 1)).flatMap((type) => {
    const [format] = reference.resourceTypes(prefix).find((one) => one.name === type.name)?.arnFormats ?? [];
    const [, , , region, owner] = format?.split(':') ?? [];
    const parts = formatAsPattern(format ?? '').split(':');
    const fixed = parts.map((part, index) =>
      index === 1
        ? 'aws'
        : index === 3 && region !== ''
          ? 'eu-west-1'
          : index === 4 && owner !== ''
            ? account
            : part.replaceAll('*', `name${choice}`),
    );
    return format === undefined ? [] : [fixed.join(':')];
  });
}

/** What happens in a random log: actions that the policy allows, each on some resources. */
function randomCalls(
  document: PolicyDocument,
  numbers: readonly number[],
): readonly { readonly action: string; readonly resources: readonly string[] }[] {
  const allowed = document.statements.flatMap(({ effect, action }) =>
    effect === 'Allow' && action !== undefined
      ? [...actionsOf(reference, action)].map(({ servicePrefix, name }) => `${servicePrefix}:${name}`)
      : [],
  );
  return numbers.flatMap((number) => {
    const action = allowed[number % Math.max(1, allowed.length)];
    return action === undefined ? [] : [{ action, resources: resourcesFor(action, number % 13) }];
  });
}

/** Whatever was allowed and happened is allowed still. */
function checkKept({ before, after, text }: Narrowed, calls: ReturnType<typeof randomCalls>): number {
  let checked = 0;
  for (const { action, resources } of calls) {
    for (const resource of resources.length > 0 ? resources : ['*']) {
      const request: Request = { action, resource, context: {} };
      if (evaluateRequest(before, request) === 'allowed') {
        checked++;
        assert.equal(evaluateRequest(after, request), 'allowed', `${action} on ${resource}\n${text}`);
      }
    }
  }
  return checked;
}

describe('keeping what was used, of random logs', function () {
  this.timeout(120_000);
  const log = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });

  it('is proved narrower on random policies, and allows all that was allowed and used', () => {
    let [changed, checked] = [0, 0];
    fc.assert(
      fc.property(identityPolicy, log, fc.boolean(), (policy, numbers, drops) => {
        const text = JSON.stringify(policy, undefined, 2);
        const calls = randomCalls(readText(text, 'json', 'identity-based'), numbers);
        const evidence = evidenceOf(calls.map(({ action, resources }) => call(action, resources)));
        const result = narrow(text, evidence, drops ? dropAll : keepAll, 'json', 'identity-based');
        changed += result.kept.edits.length > 0 ? 1 : 0;
        checked += result.kept.nothingLeft ? 0 : checkKept(result, calls);
      }),
      { numRuns: 150 },
    );
    assert.ok(changed > 75 && checked > 200, `${changed} changed, ${checked} checked`);
  });

  it('is proved narrower on AWS managed policies, and allows all that was allowed and used', () => {
    const policies = latestManagedPolicies().filter((_, index) => index % 40 === 0);
    let checked = 0;
    for (const [index, { text }] of policies.entries()) {
      const numbers = Array.from({ length: 30 }, (_, number) => (number + index) * 7919);
      const calls = randomCalls(readText(text, 'json', 'identity-based'), numbers);
      const evidence = evidenceOf([call('sns:ListTopics'), ...calls.map(({ action, resources }) => call(action, resources))]);
      const result = narrow(text, evidence, index % 2 === 0 ? keepAll : dropAll, 'json', 'identity-based');
      checked += result.kept.nothingLeft ? 0 : checkKept(result, calls);
    }
    assert.ok(policies.length > 30 && checked > 300, `${policies.length} policies, ${checked} checked`);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { policyPairs, requests } from '../../../scripts/proofs/random-policies';
import { checkCertificate } from '../../../server/src/semantics/inclusion/check/check-certificate';
import { evaluateRequest } from '../../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { readPolicy } from '../../support/read-policy';
import { reference } from '../../support/reference';

const read = (text: string): ReturnType<typeof readPolicy> => readPolicy(JSON.parse(text) as object);

describe('inclusion of random policies', function () {
  this.timeout(60_000);

  it('is never proved where one of many requests speaks against it, and never without the checker', () => {
    const attacks = fc.sample(requests, { numRuns: 400, seed: 1 });
    fc.assert(
      fc.property(policyPairs, ({ newer, older }) => {
        fc.pre(JSON.parse(newer).Statement.length > 0);
        const [a, b] = [read(newer), read(older)];
        const answer = includes(a, b, reference);
        if (answer.verdict === 'proved') {
          assert.ok(checkCertificate(a, b, reference, answer.certificate), 'the checker does not agree');
          const escaped = attacks.find(
            (request) =>
              evaluateRequest(a, request) === 'allowed' &&
              ['denied', 'not-allowed'].includes(evaluateRequest(b, request)) &&
              (answer.world === 'open' || request.action !== 'sns:GetFuture'),
          );
          assert.equal(escaped, undefined);
        }
        if (answer.verdict === 'refuted') {
          assert.equal(evaluateRequest(a, answer.request), 'allowed');
          assert.notEqual(evaluateRequest(b, answer.request), 'allowed');
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

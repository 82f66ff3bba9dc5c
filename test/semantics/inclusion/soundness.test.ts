import assert from 'node:assert/strict';
import fc from 'fast-check';
import { policyPairs } from '../../../scripts/proofs/random-policies';
import { createRandom, requestsAround } from '../../../scripts/proofs/random-requests';
import { ambiguitiesOf } from '../../../server/src/semantics/inclusion/ambiguities';
import { checkCertificate } from '../../../server/src/semantics/inclusion/check/check-certificate';
import { evaluateRequest } from '../../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../../server/src/semantics/inclusion/includes';
import { readingsOf } from '../../../server/src/semantics/inclusion/reading';
import { readPolicy } from '../../support/read-policy';
import { reference } from '../../support/reference';

const read = (text: string): ReturnType<typeof readPolicy> => readPolicy(JSON.parse(text) as object);

describe('inclusion of random policies', function () {
  this.timeout(60_000);

  it('is never proved where one of many requests speaks against it, and the checker follows', () => {
    const random = createRandom(1);
    let proofs = 0;
    let unchecked = 0;
    fc.assert(
      fc.property(policyPairs, ({ newer, older }) => {
        fc.pre(JSON.stringify(JSON.parse(newer).Statement) !== '[]');
        const [a, b] = [read(newer), read(older)];
        const answer = includes(a, b, reference);
        if (answer.verdict === 'proved') {
          proofs++;
          unchecked += checkCertificate(a, b, reference, answer.certificate) ? 0 : 1;
          const readings = readingsOf(ambiguitiesOf(a, b));
          const escaped = requestsAround([a, b], 100, random).find((request) => {
            const [prefix = '', name = ''] = request.action.split(':');
            const counts = answer.world === 'open' || reference.action(prefix, name) !== undefined;
            return (
              counts &&
              readings.some(
                (reading) =>
                  evaluateRequest(a, request, reading) === 'allowed' &&
                  ['denied', 'not-allowed'].includes(evaluateRequest(b, request, reading)),
              )
            );
          });
          assert.equal(escaped, undefined);
        }
        if (answer.verdict === 'refuted') {
          assert.equal(evaluateRequest(a, answer.request), 'allowed');
          assert.ok(['denied', 'not-allowed'].includes(evaluateRequest(b, answer.request)));
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    // The checker follows no variables in the head of an ARN, and no wildcards in principals.
    assert.ok(proofs > 100 && unchecked / proofs < 0.05, `${unchecked} of ${proofs} proofs are not followed`);
  });
});

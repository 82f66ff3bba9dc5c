import fc from 'fast-check';
import { checkCertificate } from '../../server/src/semantics/inclusion/check/check-certificate';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../server/src/semantics/inclusion/includes';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { policyPairs, requests } from './random-policies';
import { readDocument, reference } from './read-document';
import { count, createTally, print, timed } from './tally';

const attacksPerPair = 400;
const portion = 1000;

/** Random pairs; every proof is attacked with requests and put to the checker. Returns how many broke. */
export function printSoundness(pairs: number, seed: number): number {
  const tally = createTally();
  const attacks = fc.sample(requests, { numRuns: 20_000, seed });
  let at = 0;
  let broken = 0;
  for (let done = 0; done < pairs; done += portion) {
    for (const { newer, older } of fc.sample(policyPairs, { numRuns: Math.min(portion, pairs - done), seed: seed + done })) {
      const [a, b] = [readDocument(newer), readDocument(older)];
      if (a === undefined || b === undefined) {
        continue;
      }
      const answer = timed(tally, () => includes(a, b, reference));
      count(tally, answer.verdict === 'proved' ? `proved, ${answer.world}` : answer.verdict);
      const isEscape = (request: Request): boolean =>
        evaluateRequest(a, request) === 'allowed' && ['denied', 'not-allowed'].includes(evaluateRequest(b, request));
      const sample = Array.from({ length: attacksPerPair }, () => attacks[at++ % attacks.length]).filter(
        (request) => request !== undefined,
      );
      const escaping =
        answer.verdict === 'refuted' || (answer.verdict === 'proved' && answer.world !== 'open') ? undefined : sample.find(isEscape);
      if (answer.verdict === 'unknown' && escaping !== undefined) {
        count(tally, 'unknown, though a sampled request shows it');
      }
      if (answer.verdict === 'proved' && !checkCertificate(a, b, reference, answer.certificate)) {
        count(tally, 'proved, but the checker does not follow');
      }
      if (answer.verdict === 'proved' && escaping !== undefined) {
        broken++;
        console.log(`broken: ${newer}\n  in ${older}\n  by ${JSON.stringify(escaping)}`);
      }
    }
  }
  print(`Random pairs, each proof attacked with ${attacksPerPair} requests: ${broken} broken`, tally);
  return broken;
}

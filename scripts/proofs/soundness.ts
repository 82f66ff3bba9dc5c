import fc from 'fast-check';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { ambiguitiesOf } from '../../server/src/semantics/inclusion/ambiguities';
import { checkCertificate } from '../../server/src/semantics/inclusion/check/check-certificate';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../server/src/semantics/inclusion/includes';
import type { Proved } from '../../server/src/semantics/inclusion/inclusion';
import { readingsOf } from '../../server/src/semantics/inclusion/reading';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { policyPairs } from './random-policies';
import { createRandom, type Random, requestsAround } from './random-requests';
import { readDocument, reference } from './read-document';
import { count, createTally, print, type Tally, timed } from './tally';

const attacksPerPair = 400;
const portion = 1000;

/**
 * Random pairs: every proof is attacked with requests under each reading and put to the checker, every refutation's request is
 * evaluated. Returns how many broke.
 */
export function printSoundness(pairs: number, seed: number): number {
  const tally = createTally();
  const families = createTally();
  const random = createRandom(seed);
  let broken = 0;
  for (let done = 0; done < pairs; done += portion) {
    for (const pair of fc.sample(policyPairs, { numRuns: Math.min(portion, pairs - done), seed: seed + done })) {
      const [newer, older] = [readDocument(pair.newer), readDocument(pair.older)];
      if (newer !== undefined && older !== undefined) {
        for (const family of pair.families) {
          count(families, family);
        }
        const problem = problemOf(tally, newer, older, random);
        if (problem !== undefined) {
          broken++;
          console.log(`broken: ${pair.newer}\n  in ${pair.older}\n  by ${problem}`);
        }
      }
    }
  }
  print(`Random pairs, each proof attacked with ${attacksPerPair} requests: ${broken} broken`, tally);
  printShares(families, tally.times.length);
  return broken;
}

/** What is wrong with the answer. */
function problemOf(tally: Tally, newer: PolicyDocument, older: PolicyDocument, random: Random): string | undefined {
  const answer = timed(tally, () => includes(newer, older, reference));
  count(tally, answer.verdict === 'proved' ? `proved, ${answer.world}` : answer.verdict);
  switch (answer.verdict) {
    case 'proved':
      if (!checkCertificate(newer, older, reference, answer.certificate)) {
        count(tally, 'proved, but the checker does not follow');
      }
      return attack(newer, older, answer, random);
    case 'refuted':
      return isEscape(newer, older, answer.request) ? undefined : `its own request ${JSON.stringify(answer.request)}`;
    case 'unknown':
      if (requestsAround([newer, older], attacksPerPair, random).some((request) => isEscape(newer, older, request))) {
        count(tally, 'unknown, though a sampled request shows it');
      }
      return undefined;
  }
}

function attack(newer: PolicyDocument, older: PolicyDocument, { world }: Proved, random: Random): string | undefined {
  const readings = readingsOf(ambiguitiesOf(newer, older));
  for (const request of requestsAround([newer, older], attacksPerPair, random)) {
    const [prefix = '', name = ''] = request.action.split(':');
    const counts = world === 'open' || reference.action(prefix, name) !== undefined;
    const reading = readings[Math.floor(random() * readings.length)];
    if (counts && isEscape(newer, older, request, reading)) {
      return `${JSON.stringify(request)} read as ${JSON.stringify(reading)}`;
    }
  }
  return undefined;
}

function isEscape(newer: PolicyDocument, older: PolicyDocument, request: Request, reading = readingsOf(new Set())[0]): boolean {
  return (
    evaluateRequest(newer, request, reading) === 'allowed' && ['denied', 'not-allowed'].includes(evaluateRequest(older, request, reading))
  );
}

/** In how many of the pairs each kind of element and operator is. */
function printShares({ counts }: Tally, pairs: number): void {
  const shares = [...counts].sort(([, a], [, b]) => b - a).map(([name, number]) => `${name} ${((100 * number) / pairs).toFixed(1)} %`);
  console.log(`Of ${pairs} pairs: ${shares.join(', ')}`);
}

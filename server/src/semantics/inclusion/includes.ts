import type { PolicyDocument } from '../../policy/ast';
import type { Value } from '../../policy/value';
import type { ServiceReference } from '../../reference/types';
import type { ActionClass } from './action-classes';
import { ambiguitiesOf } from './ambiguities';
import type { Budget } from './arena';
import type { Certificate } from './certificate';
import { decide } from './decide';
import { documentProblem } from './document-problem';
import { evaluateWithin } from './evaluate-within';
import type { Inclusion, Proved, Refuted, Unknown } from './inclusion';
import { prove } from './prove';
import { readingsOf } from './reading';
import { sampleRequests } from './sample-requests';

export interface InclusionOptions {
  /** What may be spent. */
  readonly budget?: Budget;
  /**
   * How a value is written in the source of its document, for parts known at deployment only: the same text stands for the same
   * value. Without it such parts are taken to differ wherever they stand.
   */
  readonly sourceOf?: (document: PolicyDocument, value: Value) => string | undefined;
}

/** What is left of a budget, and what is remembered, where several questions or readings share them. */
export interface Work {
  readonly budget: { steps: number; branches: number };
  /** Classes of actions, by the sets that they are of. */
  readonly classes: Map<string, readonly ActionClass[] | undefined>;
}

export function newWork(budget: Budget = usualBudget): Work {
  return { budget: { ...budget }, classes: new Map() };
}

/** What one question may spend: no question on AWS's own policies comes near it. */
export const usualBudget: Budget = { steps: 2_600_000, branches: 1_000 };
/** For requests that are tried when all else has failed. */
const sampling = 300_000;
/** More combinations of readings than any real policy has. */
const mostReadings = 24;

/**
 * Whether the newer policy allows nothing that the older one does not. Of two documents of the same type; what other policies add
 * or take away is not looked at. Never answers `proved` or `refuted` without a proof or a request that shows it: whatever is not
 * understood, disputed or too long ends in `unknown`. The same question always gets the same answer.
 */
export function includes(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
  work: Work = newWork(options.budget),
): Inclusion {
  const problem = pairProblem(newer, older);
  if (problem !== undefined) {
    return unknown(problem);
  }
  const readings = readingsOf(ambiguitiesOf(newer, older));
  if (readings.length > mostReadings) {
    return sampled(newer, older, reference) ?? unknown('too many of its parts can be read in more than one way');
  }
  const proofs: Certificate['proofs'][number][] = [];
  let first: Proved | undefined;
  for (const reading of readings) {
    const answer = prove({ newer, older, reference, reading, ...work, sourceOf: options.sourceOf ?? (() => undefined) });
    if (answer.verdict !== 'proved') {
      if (first === undefined) {
        return answer.verdict === 'unknown' ? (sampled(newer, older, reference) ?? answer) : answer;
      }
      return unknown('it depends on how AWS reads what its documents leave open');
    }
    proofs.push(...answer.certificate.proofs);
    first = first === undefined || (first.world === 'open' && answer.world === 'known-actions') ? answer : first;
  }
  return first === undefined ? unknown('there is no way to read it') : { ...first, certificate: { world: first.world, proofs } };
}

/** A request that shows a difference after all, found by trying some. */
function sampled(newer: PolicyDocument, older: PolicyDocument, reference: ServiceReference): Refuted | undefined {
  const budget = { steps: sampling };
  for (const request of sampleRequests([newer, older], reference)) {
    if (budget.steps < 0) {
      return undefined;
    }
    const other = evaluateWithin(budget, newer, request) === 'allowed' ? evaluateWithin(budget, older, request) : undefined;
    if (other === 'denied' || other === 'not-allowed') {
      const [allow, deny] = [newer, older].map((document) => decide(document, request).deciding[0]?.statement.index);
      if (allow !== undefined) {
        return { verdict: 'refuted', request, statement: allow, deniedBy: deny, realistic: false };
      }
    }
  }
  return undefined;
}

function unknown(reason: string): Unknown {
  return { verdict: 'unknown', reason };
}

function pairProblem(newer: PolicyDocument, older: PolicyDocument): string | undefined {
  const problem = documentProblem(newer);
  if (problem !== undefined) {
    return `in the newer policy ${problem}`;
  }
  const other = documentProblem(older);
  if (other !== undefined) {
    return `in the older policy ${other}`;
  }
  const [names, namesOlder] = [newer, older].map(namesPrincipals);
  if (names === 'some' || namesOlder === 'some') {
    return 'some statements have a Principal and others have none';
  }
  const isMixed = names !== undefined && namesOlder !== undefined && names !== namesOlder;
  return isMixed ? `only the ${names === 'all' ? 'newer' : 'older'} policy says with Principal whom it is for` : undefined;
}

/** How many of the statements have a Principal; `undefined` without statements. */
function namesPrincipals({ statements }: PolicyDocument): 'all' | 'some' | 'none' | undefined {
  const count = statements.filter(({ principal }) => principal !== undefined).length;
  return statements.length === 0 ? undefined : count === 0 ? 'none' : count === statements.length ? 'all' : 'some';
}

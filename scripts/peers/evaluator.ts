import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import type { Request } from '../../server/src/semantics/inclusion/request';
import { condition } from '../proofs/random-conditions';
import { createRandom, requestsAround } from '../proofs/random-requests';
import { readDocument } from '../proofs/read-document';
import { count, createTally, print } from '../proofs/tally';
import { installed } from './install';

/** What is used of the other evaluator. */
interface Simulator {
  runSimulation(simulation: object, options: object): Promise<Simulated>;
}

interface Simulated {
  readonly resultType: string;
  readonly overallResult?: string;
  readonly result?: { readonly ignoredContextKeys?: readonly string[] };
}

const words: Readonly<Record<string, string>> = { Allowed: 'allowed', ExplicitlyDenied: 'denied', ImplicitlyDenied: 'not-allowed' };

/** Random conditions and requests, decided by the evaluator and by iam-simulate. Returns how many differences are not explained. */
export async function printEvaluator(runs: number, seed: number): Promise<number> {
  const entry = path.join(installed('@cloud-copilot/iam-simulate', '0.1.173'), 'dist/esm/index.js');
  const simulator = (await import(pathToFileURL(entry).href)) as Simulator;
  const tally = createTally();
  const random = createRandom(seed);
  let unexplained = 0;
  for (const { json } of fc.sample(condition, { numRuns: runs, seed })) {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: json }],
    };
    const document = readDocument(JSON.stringify(policy));
    const [around] = document === undefined ? [] : requestsAround([document], 1, random);
    if (document === undefined || around === undefined) {
      continue;
    }
    const request: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/a', context: around.context };
    const own = evaluateRequest(document, request);
    const theirs = await simulator.runSimulation(simulation(policy, request), {});
    const word = words[theirs.overallResult ?? ''];
    if (own === 'undecided' || word === undefined) {
      count(tally, own === 'undecided' ? 'not decided here' : 'refused there');
    } else if (own === word) {
      count(tally, 'agree');
    } else {
      const reason = explanation(json, request.context, theirs.result?.ignoredContextKeys ?? []);
      count(tally, `differ: ${reason ?? 'not explained'}`);
      if (reason === undefined) {
        unexplained++;
        console.log(`${JSON.stringify(json)} ${JSON.stringify(request.context)}: here ${own}, there ${word}`);
      }
    }
  }
  print(`Requests decided here and by iam-simulate: ${unexplained} differences not explained`, tally);
  return unexplained;
}

function simulation(policy: object, { action, resource, context }: Request): object {
  return {
    identityPolicies: [{ name: 'policy', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request: {
      action,
      principal: 'arn:aws:iam::111122223333:user/u',
      resource: { accountId: '111122223333', resource },
      contextVariables: context,
    },
  };
}

type Json = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Why the two differ, as far as that is known; the first reason that fits. */
function explanation(json: Json, context: Request['context'], ignored: readonly string[]): string | undefined {
  const [[operator = '', tests] = []] = Object.entries(json);
  const [[key = '', values] = []] = Object.entries(tests ?? {});
  const found = context[key.toLowerCase()];
  const own = [values].flat().map(String);
  const has = [found ?? []].flat();
  if (ignored.length > 0) {
    return 'keys that AWS does not list for the action are dropped there, and taken as given here';
  }
  if (Array.isArray(found) && !operator.includes(':')) {
    return 'an operator without ForAllValues or ForAnyValue matches no list there, not even one of a single value';
  }
  if (/Date/.test(operator) && [...own, ...has].some((text) => /^\d+$/.test(text))) {
    return 'seconds since 1970 are compared as milliseconds there, and a lone year as seconds';
  }
  if (has.includes('') || Object.values(context).includes('')) {
    return 'an empty value counts as none there';
  }
  if (own.some((text) => text.includes('/0'))) {
    return 'a range of all addresses holds none there';
  }
  if (operator.startsWith('NotIp') && has.some((text) => own.some((range) => range.includes(':') !== text.includes(':')))) {
    return 'an address of the other family is outside a range here, and matches nothing there';
  }
  if (own.some((text) => text.includes('${'))) {
    return 'a variable without a value keeps a negated operator from matching there; escapes and default values are read otherwise';
  }
  if (/Arn|Numeric|Date|IpAddress/.test(operator) && has.some((text) => !isOfType(operator, text))) {
    return "a request's value that is not of the operator's type: there nothing matches it, here a negated operator does";
  }
  return undefined;
}

function isOfType(operator: string, text: string): boolean {
  return operator.includes('Arn')
    ? text.split(':').length >= 6
    : operator.includes('Numeric')
      ? /^-?\d+(\.\d+)?$/.test(text)
      : operator.includes('Date')
        ? /^\d{4}-\d\d-\d\dT.*Z$/.test(text)
        : /^[\d.]+$|^[0-9a-f:]*:[0-9a-f:]*$/i.test(text);
}

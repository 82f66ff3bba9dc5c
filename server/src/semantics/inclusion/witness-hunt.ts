import type { Arena } from './arena';
import { buildRequest } from './build-request';
import { evaluateRequest } from './evaluate-request';
import type { Goal } from './goals';
import type { Refuted } from './inclusion';
import type { Question } from './prove';
import { defaultReading } from './reading';
import type { Request } from './request';
import type { Held } from './search';

/** Turns what the search is left with into requests, and keeps those that the evaluator confirms. */
export interface WitnessHunt {
  /** Tries to make a request of what is left of a goal. True when the search may end: one that could occur was found, or enough was tried. */
  try(goal: Goal, held: Held, actions: readonly string[]): boolean;
  /** The same for an action that does not exist today; true always. */
  tryFuture(held: Held, action: string): boolean;
  /** A confirmed request that could occur in practice. */
  realistic(): Refuted | undefined;
  /** The best confirmed request. */
  best(): Refuted | undefined;
  /** A confirmed request with an action that does not exist today. */
  future(): Request | undefined;
  /** Why there is no confirmed request. */
  reason(): string;
}

/** Requests to be tried in one query. */
const enough = 60;

export function createWitnessHunt({ newer, older, reference, reading }: Question, arena: Arena): WitnessHunt {
  let realistic: Refuted | undefined;
  let odd: Refuted | undefined;
  let future: Request | undefined;
  let tried = 0;
  // The evaluator reads by the default reading alone; a difference under another is no difference for certain.
  const confirms = sameReading(reading);
  const confirmed = (request: Request): boolean =>
    evaluateRequest(newer, request) === 'allowed' && ['denied', 'not-allowed'].includes(evaluateRequest(older, request));
  return {
    try(goal, held, actions) {
      for (const action of confirms ? actions : []) {
        tried++;
        const built = buildRequest(arena, held, action, reference);
        if (built === undefined || !confirmed(built.request)) {
          continue;
        }
        const { request, realistic: isRealistic } = built;
        const refuted: Refuted = {
          verdict: 'refuted',
          request,
          statement: goal.allow.index,
          deniedBy: goal.deny?.index,
          realistic: isRealistic,
        };
        odd ??= refuted;
        if (isRealistic) {
          realistic ??= refuted;
          break;
        }
      }
      return realistic !== undefined || tried > enough;
    },
    tryFuture(held, action) {
      const built = confirms && future === undefined ? buildRequest(arena, held, action, reference) : undefined;
      future ??= built !== undefined && confirmed(built.request) ? built.request : undefined;
      return true;
    },
    realistic: () => realistic,
    best: () => realistic ?? odd,
    future: () => future,
    reason: () => {
      if (arena.budget.steps < 0 || arena.budget.branches < 0) {
        return 'the search would have taken too long';
      }
      return confirms ? 'no request could be built that shows the difference' : 'it depends on how AWS reads what its documents leave open';
    },
  };
}

function sameReading(reading: Question['reading']): boolean {
  return JSON.stringify(reading) === JSON.stringify(defaultReading);
}

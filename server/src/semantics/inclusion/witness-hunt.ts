import type { PolicyDocument } from '../../policy/ast';
import type { Arena } from './arena';
import { type BuiltRequest, buildRequest } from './build-request';
import { evaluateWithin } from './evaluate-within';
import type { Goal } from './goals';
import { type Refuted, tookTooLong } from './inclusion';
import type { Question } from './prove';
import { defaultReading } from './reading';
import type { Request } from './request';
import type { Held } from './search';
import { hasSupportedKeys } from './supported-keys';

/** What the search is left with goes here, to be made requests of. */
export interface Hunt {
  /** Of how many actions of a class it wants to know. */
  readonly examples: number;
  /** Tries to make requests of what is left of a goal. True when the search of this class of actions may end. */
  try(goal: Goal, held: Held, actions: readonly string[]): boolean;
  /** The same for an action that does not exist today; true always. */
  tryFuture(held: Held, action: string): boolean;
  /** Whether the whole search may end. */
  isOver(): boolean;
}

/** Keeps the first request that could occur in practice and that the evaluator confirms. */
export interface WitnessHunt extends Hunt {
  /** The best confirmed request. */
  best(): Refuted | undefined;
  /** A confirmed request with an action that does not exist today. */
  future(): Request | undefined;
  /** Why there is no confirmed request. */
  reason(): string;
}

/** Requests to be tried in one query. */
const enough = 60;
/** Actions of a class for which a request is tried. */
const examples = 3;

export function createWitnessHunt({ newer, older, reference, reading }: Question, arena: Arena): WitnessHunt {
  let realistic: Refuted | undefined;
  let odd: Refuted | undefined;
  let future: Request | undefined;
  let tried = 0;
  // The evaluator reads by the default reading alone; a difference under another is no difference for certain.
  const confirms = sameReading(reading);
  const isDifference = (request: Request): boolean =>
    evaluateWithin(arena.budget, newer, request) === 'allowed' &&
    ['denied', 'not-allowed'].includes(evaluateWithin(arena.budget, older, request));
  return {
    examples,
    try(goal, held, actions) {
      for (const action of confirms ? actions : []) {
        if (arena.budget.steps < 0) {
          return true;
        }
        tried++;
        const refuted = toRefuted({ newer, older, reference, budget: arena.budget }, goal, buildRequest(arena, held, action, reference));
        odd ??= refuted;
        if (refuted?.realistic === true) {
          realistic ??= refuted;
          break;
        }
      }
      return realistic !== undefined || tried > enough;
    },
    tryFuture(held, action) {
      const built = confirms && future === undefined ? buildRequest(arena, held, action, reference) : undefined;
      future ??= built !== undefined && isDifference(built.request) ? built.request : undefined;
      return true;
    },
    isOver: () => realistic !== undefined,
    best: () => realistic ?? odd,
    future: () => future,
    reason: () => {
      if (arena.budget.steps < 0 || arena.budget.branches < 0) {
        return tookTooLong;
      }
      return confirms ? 'no request could be built that shows the difference' : 'it depends on how AWS reads what its documents leave open';
    },
  };
}

/**
 * The request as it is shown, once the evaluator is sure that the newer policy allows it and the older one does not. A request that
 * nothing in the older policy allows stays one when condition keys are left out, and so does one that it denies.
 */
export function toRefuted(
  { newer, older, reference, budget }: Pick<Question, 'newer' | 'older' | 'reference' | 'budget'>,
  { allow, deny }: Goal,
  built: BuiltRequest | undefined,
): Refuted | undefined {
  const isAllowed = (request: Request): boolean => evaluateWithin(budget, newer, request) === 'allowed';
  const why = built === undefined || !isAllowed(built.request) ? 'allowed' : evaluateWithin(budget, older, built.request);
  if (built === undefined || (why !== 'denied' && why !== 'not-allowed')) {
    return undefined;
  }
  const spelt = { ...built.request, action: spellAction(built.request.action, [newer, older]) };
  const request = withoutIdleKeys(spelt, (fewer) => isAllowed(fewer) && evaluateWithin(budget, older, fewer) === why);
  const realistic = built.named && hasSupportedKeys(reference, request);
  return { verdict: 'refuted', request, statement: allow.index, deniedBy: why === 'denied' ? deny?.index : undefined, realistic };
}

/** More than any reader wants to have sorted out. */
const mostKeys = 40;

function withoutIdleKeys(request: Request, isStillOne: (request: Request) => boolean): Request {
  const keys = Object.keys(request.context);
  let left = request;
  for (const key of keys.length > mostKeys ? [] : keys) {
    const { [key]: _, ...context } = left.context;
    const fewer = { ...left, context };
    left = isStillOne(fewer) ? fewer : left;
  }
  return left;
}

/** The action as one of the documents spells it, where AWS publishes none of that name. */
function spellAction(action: string, documents: readonly PolicyDocument[]): string {
  for (const { patterns } of documents.flatMap(({ statements }) => statements.flatMap((statement) => statement.action ?? []))) {
    const written = patterns.find(({ source }) => source.text.toLowerCase() === action);
    if (written !== undefined) {
      return written.source.text;
    }
  }
  return action;
}

function sameReading(reading: Question['reading']): boolean {
  return JSON.stringify(reading) === JSON.stringify(defaultReading);
}

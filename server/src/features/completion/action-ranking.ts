import type { PolicyDocument } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import type { ActionName, ServiceReference } from '../../reference/types';
import { qualifiedName } from '../../semantics/matching-actions';
import { type ActionContext, actionContext, type PresentAction } from './action-context';
import type { IndexedName } from './action-index';
import { type StatementIndex, statementIndex } from './similar-statements';

/** How likely an action is at a place; only to be compared with that of others there. The higher the likelier. */
export type ActionRanking = (action: ActionName) => number;

/**
 * How much each sign counts. Learnt from AWS managed policies that `npm run completion-eval` does not measure with, and that the
 * statements they were compared with do not hold: `npm run completion-eval -- --learn` prints them anew.
 */
export const weights = [1.12, 1.48, 0.51, 0.41, 0.36, 1.21, 1.61, 1.17, 1.49, 0.16, 1.11, -0.03, 0.54, 2.11, 2.4] as const;

/** For the cursor's place: what AWS uses, what goes with the actions that are there, and what continues their order. */
export function rankActions(
  { action, slot }: Pick<Extract<PolicyCursor, { at: 'action' }>, 'action' | 'slot'>,
  document: PolicyDocument,
  reference: ServiceReference,
): ActionRanking {
  const signs = actionSigns({ action, slot }, document, reference);
  return (candidate) => {
    const found = signs(candidate);
    return weights.reduce((score, weight, index) => score + weight * (found[index] ?? 0), 0);
  };
}

/** By how much an API operation's name comes after the name of an action. */
const operationCost = 2;

/** How likely a name of the index is: an operation's is that of its action, a little less. */
export function scoreOf({ action, isOperation }: IndexedName, likelihood: ActionRanking): number {
  return likelihood(action) - (isOperation ? operationCost : 0);
}

/** The signs that the weights are for, of any action at the cursor's place. */
export function actionSigns(
  { action, slot }: Pick<Extract<PolicyCursor, { at: 'action' }>, 'action' | 'slot'>,
  document: PolicyDocument,
  reference: ServiceReference,
): (action: ActionName) => readonly number[] {
  const context = actionContext(action, slot, document, reference);
  const index = statementIndex(reference);
  const together = usedTogether(context, index);
  const read = (each: ActionName) => readAction(each, index);
  const nouns = new Set(context.present.map((each) => read(each.action).noun));
  return (candidate) => {
    const { number, verb, noun } = read(candidate);
    const uses = index.counts[number] ?? 0;
    const neighbours = [context.previous, context.next].map((each) =>
      each?.action.servicePrefix === candidate.servicePrefix ? each : undefined,
    );
    return [
      Math.log(uses + 0.3),
      uses === 0 ? 1 : 0,
      together(number),
      context.previous === undefined ? 0 : often(index.followed(context.previous.number, number), index.counts[context.previous.number]),
      context.next === undefined ? 0 : often(index.followed(number, context.next.number), index.counts[context.next.number]),
      neighbours.filter((each) => each !== undefined && read(each.action).verb === verb).length,
      noun !== '' && nouns.has(noun) ? 1 : 0,
      neighbours.filter((each) => each !== undefined && read(each.action).noun === noun).length,
      ...orderSigns(number, neighbours, context.sorted),
      context.elsewhere.has(qualifiedName(candidate).toLowerCase()) ? 1 : 0,
      share(context.levels.get(candidate.accessLevel), context.present.length),
      share(context.services.get(candidate.servicePrefix), total(context.services)),
      context.previous?.action.servicePrefix === candidate.servicePrefix ? 1 : 0,
    ];
  };
}

/** The logarithm of a part of a whole, neither of them certain. */
function share(part: number | undefined, whole: number): number {
  return whole === 0 ? 0 : Math.log(((part ?? 0) + 0.3) / (whole + 1));
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** How much of what AWS's similar statements say an action has, as a logarithm. Those most alike decide. */
function usedTogether({ present }: ActionContext, index: StatementIndex): (action: number) => number {
  const found = new Float64Array(index.use.actions);
  let all = 0;
  for (const { statement, weight } of index.similarTo(present.map(({ number }) => number))) {
    const vote = weight ** 3;
    all += vote;
    for (const action of statement.actions) {
      found[action] = (found[action] ?? 0) + vote;
    }
  }
  return (action) => Math.log((found[action] ?? 0) + 0.0005) - Math.log(all + 0.001);
}

/** How often AWS writes two actions one after the other, of the times that it writes the one that is there; as a logarithm. */
function often(times: number, of = 0): number {
  return Math.log(times + 0.05) - Math.log(of + 0.5) + 3;
}

/** Whether the action keeps the list's alphabetical order, how near it is to its neighbour there, and whether it is the very next. */
function orderSigns(
  number: number,
  [previous, next]: readonly (PresentAction | undefined)[],
  sorted: number,
): readonly [number, number, number] {
  if (previous === undefined && next === undefined) {
    return [0, 0, 0];
  }
  const isAfter = previous === undefined || number > previous.number;
  const isBefore = next === undefined || number < next.number;
  const neighbour = previous !== undefined && isAfter ? previous : next !== undefined && isBefore ? next : undefined;
  const distance = neighbour === undefined ? 50 : Math.abs(number - neighbour.number);
  return [isAfter && isBefore ? sorted : 0, -Math.log(1 + distance) * sorted, number - 1 === previous?.number ? 1 : 0];
}

/** An action's number and the parts of its name. */
interface ReadAction {
  readonly number: number;
  readonly verb: string;
  /** What the verb is done to, in the singular; empty where nothing follows the verb. */
  readonly noun: string;
}

const readActions = new WeakMap<ActionName, ReadAction>();

function readAction(action: ActionName, { use }: StatementIndex): ReadAction {
  let read = readActions.get(action);
  if (read === undefined) {
    const verb = /^([A-Z][a-z]+|[A-Z]+(?![a-z]))/.exec(action.name)?.[0] ?? action.name;
    const noun = action.name.slice(verb.length).replace(/ies$/, 'y').replace(/s$/, '');
    read = { number: use.numberOf(action.servicePrefix, action.name) ?? -1, verb, noun };
    readActions.set(action, read);
  }
  return read;
}

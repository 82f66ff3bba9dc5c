import type { PolicyCursor } from '../../policy/cursor';
import type { ActionName, ServiceReference } from '../../reference/types';
import { type ActionContext, actionContext } from './action-context';
import type { IndexedName } from './action-index';
import { idleActions } from './idle-actions';
import { type StatementIndex, statementIndex } from './similar-statements';

/** How likely an action is at a place; only to be compared with that of others there. The higher the likelier. */
export type ActionRanking = (action: ActionName) => number;

/**
 * How much each sign counts. Learnt from AWS managed policies that `npm run completion-eval` does not measure with, and that the
 * statements they were compared with do not hold: `npm run completion-eval -- --learn` prints them anew.
 */
export const weights = [1.12, 1.48, 0.51, 0.41, 0.36, 1.21, 1.61, 1.17, 1.49, 0.16, 1.11, 0.54, 2.11, 2.4] as const;

/** For the cursor's place: what AWS uses, what goes with the actions that are there, and what continues their order. */
export function rankActions(
  { statement, action, slot }: Extract<PolicyCursor, { at: 'action' }>,
  reference: ServiceReference,
): ActionRanking {
  const isIdle = idleActions(statement, reference);
  // Nothing is looked up where nothing is to be ranked.
  let signs: ReturnType<typeof actionSigns> | undefined;
  return (candidate) => {
    signs ??= actionSigns({ action, slot }, reference);
    const found = signs(candidate);
    let score = 0;
    for (let index = 0; index < weights.length; index++) {
      score += (weights[index] ?? 0) * (found[index] ?? 0);
    }
    return score - (isIdle(candidate) ? idleCost : 0);
  };
}

/** Puts an action that the statement would allow or deny nowhere after all others. */
const idleCost = 1000;

/** By how much an API operation's name comes after the name of an action. */
const operationCost = 2;

/** How likely a name of the index is: an operation's is that of its action, a little less. */
export function scoreOf({ action, isOperation }: IndexedName, likelihood: ActionRanking): number {
  return likelihood(action) - (isOperation ? operationCost : 0);
}

/** The signs that the weights are for, of any action at the cursor's place. */
export function actionSigns(
  { action, slot }: Pick<Extract<PolicyCursor, { at: 'action' }>, 'action' | 'slot'>,
  reference: ServiceReference,
): (action: ActionName) => readonly number[] {
  const context = actionContext(action, slot, reference);
  const index = statementIndex(reference);
  const read = (each: ActionName) => readAction(each, index);
  const { previous, next } = context;
  const [before, after] = [previous && read(previous.action), next && read(next.action)];
  const [behind, ahead] = [previous && index.besides(previous.number, 1), next && index.besides(next.number, -1)];
  const together = usedTogether(context, index);
  const nouns = new Set(context.present.map((each) => read(each.action).noun));
  const entries = [...context.services.values()].reduce((sum, count) => sum + count, 0);
  return (candidate) => {
    const { number, verb, noun } = read(candidate);
    const { servicePrefix } = candidate;
    const uses = index.counts[number] ?? 0;
    const near = before !== undefined && previous?.action.servicePrefix === servicePrefix ? before : undefined;
    const far = after !== undefined && next?.action.servicePrefix === servicePrefix ? after : undefined;
    const [inOrder, distance, isNext] = orderSigns(number, near, far);
    return [
      Math.log(uses + 0.3),
      uses === 0 ? 1 : 0,
      together(number),
      behind === undefined || before === undefined ? 0 : often(behind.get(number), index.counts[before.number]),
      ahead === undefined || after === undefined ? 0 : often(ahead.get(number), index.counts[after.number]),
      Number(near?.verb === verb) + Number(far?.verb === verb),
      noun !== '' && nouns.has(noun) ? 1 : 0,
      Number(near?.noun === noun) + Number(far?.noun === noun),
      inOrder * context.sorted,
      distance * context.sorted,
      isNext,
      share(context.levels.get(candidate.accessLevel), context.present.length),
      share(context.services.get(servicePrefix), entries),
      near === undefined ? 0 : 1,
    ];
  };
}

/** The logarithm of a part of a whole, neither of them certain. */
function share(part: number | undefined, whole: number): number {
  return whole === 0 ? 0 : Math.log(((part ?? 0) + 0.3) / (whole + 1));
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
function often(times = 0, of = 0): number {
  return Math.log(times + 0.05) - Math.log(of + 0.5) + 3;
}

/** Whether the action keeps the alphabetical order of its neighbours, how near it is to one of them, and whether it is the very next. */
function orderSigns(
  number: number,
  before: ReadAction | undefined,
  after: ReadAction | undefined,
): readonly [inOrder: number, distance: number, isNext: number] {
  if (before === undefined && after === undefined) {
    return [0, 0, 0];
  }
  const isAfter = before === undefined || number > before.number;
  const isBefore = after === undefined || number < after.number;
  const neighbour = before !== undefined && isAfter ? before : after !== undefined && isBefore ? after : undefined;
  const distance = neighbour === undefined ? outOfOrder : Math.abs(number - neighbour.number);
  return [isAfter && isBefore ? 1 : 0, -Math.log(1 + distance), number - 1 === before?.number ? 1 : 0];
}

/** For an action that would break the order. */
const outOfOrder = 50;

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

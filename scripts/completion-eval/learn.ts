import { actionSigns, weights } from '../../server/src/features/completion/action-ranking';
import { coveredActions } from '../../server/src/features/completion/covered-actions';
import { policyAt } from '../../server/src/features/policy-at';
import { jsonHost } from '../../server/src/hosts/json';
import { cursorAt } from '../../server/src/policy/cursor';
import type { ActionName, ServiceReference } from '../../server/src/reference/types';
import { qualifiedName } from '../../server/src/semantics/matching-actions';
import { hash } from './held-out';
import type { Task } from './tasks';

/** What might stand at a place, and which of it does. */
interface Example {
  readonly signs: readonly (readonly number[])[];
  readonly right: number;
}

const rounds = 6;
const batch = 16;

/**
 * The weights under which the actions that real policies have are likeliest among all that could stand there: a conditional logit
 * model, fitted by gradient descent. The same tasks give the same weights.
 */
export function learnWeights(tasks: readonly Task[], reference: ServiceReference): readonly number[] {
  const examples = tasks.flatMap((task) => exampleOf(task, reference) ?? []);
  const learnt = weights.map(() => 0);
  const mean = weights.map(() => 0);
  const spread = weights.map(() => 0);
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    const order = examples.map((example, index) => ({ example, key: hash(`${round} ${index}`) })).sort((a, b) => a.key - b.key);
    for (let start = 0; start < order.length; start += batch) {
      const slope = slopeOf(
        order.slice(start, start + batch).map(({ example }) => example),
        learnt,
      );
      step++;
      for (const [k, value] of slope.entries()) {
        const pulled = value - 0.0005 * (learnt[k] ?? 0);
        mean[k] = 0.9 * (mean[k] ?? 0) + 0.1 * pulled;
        spread[k] = 0.999 * (spread[k] ?? 0) + 0.001 * pulled ** 2;
        const [direction, size] = [(mean[k] ?? 0) / (1 - 0.9 ** step), Math.sqrt((spread[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8];
        learnt[k] = (learnt[k] ?? 0) + ((0.03 / (1 + 0.6 * round)) * direction) / size;
      }
    }
  }
  return learnt;
}

/** Towards which weights the right choices become likelier. */
function slopeOf(examples: readonly Example[], learnt: readonly number[]): readonly number[] {
  const slope = learnt.map(() => 0);
  for (const { signs, right } of examples) {
    const scores = signs.map((each) => each.reduce((sum, sign, k) => sum + sign * (learnt[k] ?? 0), 0));
    const highest = scores.reduce((a, b) => Math.max(a, b));
    const likelihoods = scores.map((score) => Math.exp(score - highest));
    const all = likelihoods.reduce((a, b) => a + b);
    for (const k of slope.keys()) {
      const expected = signs.reduce((sum, each, index) => sum + ((likelihoods[index] ?? 0) / all) * (each[k] ?? 0), 0);
      slope[k] = (slope[k] ?? 0) + ((signs[right]?.[k] ?? 0) - expected) / examples.length;
    }
  }
  return slope;
}

function exampleOf({ text, cursor: offset, expected }: Task, reference: ServiceReference): Example | undefined {
  const document = policyAt(jsonHost.findPolicies(text).policies, offset);
  const cursor = document && cursorAt(document, offset);
  if (document === undefined || cursor?.at !== 'action') {
    return undefined;
  }
  const candidates = candidatesFor(cursor.slot.before, reference);
  const covered = coveredActions(cursor.action, cursor.slot.string, reference);
  const left = candidates.filter((action) => !covered(action));
  const right = left.findIndex((action) => qualifiedName(action).toLowerCase() === expected.toLowerCase());
  return right < 0 ? undefined : { signs: left.map(actionSigns(cursor, reference)), right };
}

/** The actions of the service, or those of all services that begin as what was typed. */
function candidatesFor(typed: string, reference: ServiceReference): readonly ActionName[] {
  const colon = typed.indexOf(':');
  const prefixes = colon < 0 ? reference.services().map(({ prefix }) => prefix) : [typed.slice(0, colon)];
  return prefixes.flatMap((prefix) => reference.actions(prefix) ?? []).filter(({ name }) => name.startsWith(typed.slice(colon + 1)));
}

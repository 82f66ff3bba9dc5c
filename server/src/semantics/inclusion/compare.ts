import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Budget } from './arena';
import type { World } from './certificate';
import { type Difference, differences } from './differences';
import { type InclusionOptions, includes, newWork, usualBudget, type Work } from './includes';
import type { Refuted } from './inclusion';

/** How what the newer policy allows relates to what the older one allows. */
export interface Comparison {
  readonly verdict: 'equivalent' | 'narrower' | 'broader' | 'incomparable' | 'unknown';
  /** `known-actions` where actions that AWS may add one day could change the verdict. */
  readonly world: World;
  /** Requests that only the newer policy allows, one of each kind; empty where none is known. */
  readonly newlyAllows: readonly Difference[];
  /** Requests that only the older policy allows. */
  readonly noLongerAllows: readonly Difference[];
  /** That the newer policy is proved to allow no more, and for which actions; certain for some that are `unknown` otherwise. */
  readonly noMore: World | undefined;
  /** Why the verdict is `unknown`: a clause that goes on after "because". */
  readonly reason: string | undefined;
}

/** Compares two policies of the same type, each taken alone. A verdict other than `unknown` is proved, or shown by a request. */
export function compare(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  options: InclusionOptions = {},
): Comparison {
  const all = newWork(options.budget ?? comparisonBudget);
  const share = <T>(question: (work: Work) => T): T => shareOf(all, options.budget ?? usualBudget, question);
  const forward = share((work) => includes(newer, older, reference, options, work));
  const backward = share((work) => includes(older, newer, reference, options, work));
  const worlds = [forward, backward].map((answer) => (answer.verdict === 'proved' ? answer.world : 'open'));
  const [unknown] = [forward, backward].filter((answer) => answer.verdict === 'unknown');
  const shownBy = (refuted: Refuted, a: PolicyDocument, b: PolicyDocument) =>
    shown(
      refuted,
      share((work) => differences(a, b, reference, options, work)),
    );
  return {
    verdict: verdictOf(forward.verdict, backward.verdict),
    world: worlds.includes('known-actions') ? 'known-actions' : 'open',
    newlyAllows: forward.verdict === 'refuted' ? shownBy(forward, newer, older) : [],
    noLongerAllows: backward.verdict === 'refuted' ? shownBy(backward, older, newer) : [],
    noMore: forward.verdict === 'proved' ? forward.world : undefined,
    reason: unknown?.reason,
  };
}

/** What all questions of a comparison may spend: within two seconds for whatever there is to compare. */
const comparisonBudget: Budget = { steps: 2_600_000, branches: 4_000 };

/** Asks one of the questions, each with what the others have left of the whole, and no more than one question has by itself. */
function shareOf<T>(all: Work, most: Budget, question: (work: Work) => T): T {
  const given = { steps: Math.min(most.steps, all.budget.steps), branches: Math.min(most.branches, all.budget.branches) };
  const budget = { ...given };
  const answer = question({ ...all, budget });
  all.budget.steps -= given.steps - budget.steps;
  all.budget.branches -= given.branches - budget.branches;
  return answer;
}

/** What the search for all kinds missed is what the proof failed on. */
function shown(refuted: Refuted, found: readonly Difference[]): readonly Difference[] {
  return found.length > 0 ? found : [{ ...refuted, level: undefined, alike: 0 }];
}

type Verdict = ReturnType<typeof includes>['verdict'];

function verdictOf(forward: Verdict, backward: Verdict): Comparison['verdict'] {
  if (forward === 'unknown' || backward === 'unknown') {
    return 'unknown';
  }
  if (forward === 'proved') {
    return backward === 'proved' ? 'equivalent' : 'narrower';
  }
  return backward === 'proved' ? 'broader' : 'incomparable';
}

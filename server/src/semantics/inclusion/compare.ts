import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { World } from './certificate';
import { type Difference, differences } from './differences';
import { type InclusionOptions, includes } from './includes';
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
  const forward = includes(newer, older, reference, options);
  const backward = includes(older, newer, reference, options);
  const worlds = [forward, backward].map((answer) => (answer.verdict === 'proved' ? answer.world : 'open'));
  const [unknown] = [forward, backward].filter((answer) => answer.verdict === 'unknown');
  return {
    verdict: verdictOf(forward.verdict, backward.verdict),
    world: worlds.includes('known-actions') ? 'known-actions' : 'open',
    newlyAllows: forward.verdict === 'refuted' ? shown(forward, differences(newer, older, reference, options)) : [],
    noLongerAllows: backward.verdict === 'refuted' ? shown(backward, differences(older, newer, reference, options)) : [],
    noMore: forward.verdict === 'proved' ? forward.world : undefined,
    reason: unknown?.reason,
  };
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

import type { Part } from './read-statement';
import type { Reading } from './reading';

/** Which of the two policies a statement belongs to. */
export type Side = 'newer' | 'older';

export interface StatementId {
  readonly side: Side;
  /** Its place among the statements of its policy. */
  readonly index: number;
}

/**
 * Why the newer policy allows nothing that the older one does not, in steps that can be checked one by one without searching:
 * one proof for each reading of the semantics.
 */
export interface Certificate {
  readonly world: World;
  readonly proofs: readonly { readonly reading: Reading; readonly goals: readonly ProvenGoal[] }[];
}

/** Whether the proof holds for any action there could be, or for those that AWS publishes today. */
export type World = 'open' | 'known-actions';

/**
 * No request that `allow` matches (and `deny`, where there is one) escapes. Without `deny`: each is denied by the newer policy or
 * allowed by the older. With it: each is denied by the newer policy. For each action of the statements, one of the cases
 * speaks of statements that all have that action.
 */
export interface ProvenGoal {
  readonly allow: number;
  readonly deny: number | undefined;
  readonly cases: readonly Step[];
}

/** Why no request is left: one demand contradicts others, or, of a statement that must not match, each part is seen to fail. */
export type Step =
  /** The demands met so far on this dimension exclude each other. */
  | { readonly kind: 'contradiction'; readonly dimension: string }
  | { readonly kind: 'split'; readonly statement: StatementId; readonly branches: readonly Branch[] };

/** `part` fails while those of the branches before it hold. */
export interface Branch {
  readonly part: Part;
  readonly step: Step;
}

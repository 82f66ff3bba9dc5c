import type { Certificate, World } from './certificate';
import type { Request } from './request';

/** Whether everything that one policy allows, another allows too. */
export type Inclusion = Proved | Refuted | Unknown;

/** The newer policy allows nothing that the older one does not. Of these two documents alone: other policies may change what counts. */
export interface Proved {
  readonly verdict: 'proved';
  /** `known-actions` where only actions that AWS may add one day would make a difference. */
  readonly world: World;
  /** For `known-actions`: a request, with an action that does not exist today, which only the newer policy would allow. */
  readonly future?: Request;
  readonly certificate: Certificate;
}

/** The newer policy allows a request that the older one does not. */
export interface Refuted {
  readonly verdict: 'refuted';
  /** Evaluated on both policies without the prover's help. */
  readonly request: Request;
  /** The statement of the newer policy that allows it, by its place. */
  readonly statement: number;
  /** The statement of the older policy that denies it, by its place; `undefined` when none allows it. */
  readonly deniedBy: number | undefined;
  /** Whether the resource and the condition keys are ones that AWS documents for the action. */
  readonly realistic: boolean;
}

/** Not decided: nothing may be concluded. */
export interface Unknown {
  readonly verdict: 'unknown';
  /** A clause that goes on after "because". */
  readonly reason: string;
}

/** The reason of an `Unknown` that a larger budget might settle. */
export const tookTooLong = 'the search would have taken too long';

import type { Span } from '../../text/span';

/** One of the tables of a policy's summary, ready to be shown. `Place` is where a row stands in the text. */
export interface SummaryTable<Place = Span> {
  /** From the policy to what the table is about, for a trail of links: each with the path of its table. */
  readonly trail: readonly SummaryStep[];
  readonly columns: readonly string[];
  readonly groups: readonly SummaryGroup<Place>[];
  /** What the reader has to know besides. */
  readonly notes: readonly string[];
}

export interface SummaryStep {
  readonly title: string;
  readonly path: SummaryPath;
}

/**
 * Which table: none of the parts is the services, an effect and a service its actions, these and an action's name its resources and
 * conditions.
 */
export type SummaryPath = readonly string[];

export interface SummaryGroup<Place = Span> {
  readonly title: string;
  readonly rows: readonly SummaryRow<Place>[];
  /** Names of what could be in the group and is not. */
  readonly remaining: readonly string[];
}

export interface SummaryRow<Place = Span> {
  /** Tells it from the other rows of the table, before and after an edit. */
  readonly id: string;
  /** One for each column. */
  readonly cells: readonly string[];
  /** The entry that it comes from. */
  readonly at: Place;
  /** The table that says more of it. */
  readonly opens?: SummaryPath;
  /** What it is, in a sentence. */
  readonly hint?: string;
  /** What is to be noticed of it: `unrecognized`, `denied`. */
  readonly mark?: string;
}

import type { Edit } from '../../text/edit';

/**
 * A change after which the policy allows nothing that it did not allow before. The file of each says why, as an argument about the
 * structure that holds for every request and for whatever is written at the tab stops.
 */
export interface Narrowing {
  readonly title: string;
  /** It grants less, and only the author knows whether the rest is needed: never applied unasked. */
  readonly safety: 'unsafe';
  readonly narrows: true;
  readonly edits: readonly Edit[];
}

export function narrowing(title: string, edits: readonly Edit[]): Narrowing {
  return { title, safety: 'unsafe', narrows: true, edits };
}

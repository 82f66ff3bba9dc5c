import type { ConditionKeyType } from './types';

/** What AWS's page of global condition keys says of one of them, in our words. */
export interface GlobalKeyFact {
  readonly name: string;
  readonly type: ConditionKeyType;
  /** A second type whose operators work too. */
  readonly alsoType?: ConditionKeyType;
  readonly multivalued?: true;
  /** What the key compares: a noun phrase. */
  readonly description: string;
  /** When a request lacks the key; left out where every request has it. */
  readonly absentWhen?: string;
  /** The key's heading on the page where it does not follow from the name. */
  readonly anchor?: string;
}

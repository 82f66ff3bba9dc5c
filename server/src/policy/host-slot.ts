import type { Slot } from './cursor';
import type { PolicyType } from './policy-type';
import type { PolicyWriter } from './writer';

/** Where the cursor is in a text outside of its policies, in a place that has to do with them. */
export type HostSlot =
  | {
      /** Nothing is there yet, and a whole policy may be. */
      readonly at: 'policy';
      /** What the place tells of the policy. */
      readonly type: PolicyType | undefined;
      readonly service: string | undefined;
      readonly slot: Slot;
      /** What stands between the start of the slot and the cursor. */
      readonly typed: string;
      readonly writer: PolicyWriter;
    }
  | {
      /** The ARN of a managed policy. */
      readonly at: 'managed-policy';
      readonly slot: Slot;
      readonly writer: PolicyWriter;
    };

import { policyAt } from '../features/policy-at';
import type { PolicyDocument } from '../policy/ast';

/** The policy that a command is about: the one that the cursor is in, else the last that begins before it, else the first. */
export function policyNear(policies: readonly PolicyDocument[], offset: number): PolicyDocument | undefined {
  return policyAt(policies, offset) ?? policies.findLast(({ span }) => span.start <= offset) ?? policies[0];
}

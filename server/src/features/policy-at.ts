import type { PolicyDocument } from '../policy/ast';
import { touches } from '../text/span';

/** The policy that the cursor is in; the innermost where one holds another. `undefined` outside of every policy. */
export function policyAt(policies: readonly PolicyDocument[], offset: number): PolicyDocument | undefined {
  let found: PolicyDocument | undefined;
  for (const policy of policies) {
    if (touches(policy.span, offset) && (found === undefined || length(policy) < length(found))) {
      found = policy;
    }
  }
  return found;
}

function length({ span }: PolicyDocument): number {
  return span.end - span.start;
}

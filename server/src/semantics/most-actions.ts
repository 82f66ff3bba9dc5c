import type { PolicyDocument } from '../policy/ast';

/** How many entries `Action` may have in a statement of a queue's policy. Source: SQS Developer Guide, "Policy quotas". */
export const mostActionsOfQueue = 7;

/** How many entries `Action` may have in a statement of the policy; `undefined` where AWS does not count them. */
export function mostActions({ type, service }: PolicyDocument): number | undefined {
  return type === 'resource-based' && service === 'sqs' ? mostActionsOfQueue : undefined;
}

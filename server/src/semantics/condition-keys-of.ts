import type { ConditionElement } from '../policy/ast';

/** Whether the condition tests one of the keys, under whatever operator. IAM compares keys without case. */
export function hasKey({ tests }: ConditionElement, ...keys: readonly string[]): boolean {
  return tests.some((test) => keys.some((key) => key.toLowerCase() === test.key.text.toLowerCase()));
}

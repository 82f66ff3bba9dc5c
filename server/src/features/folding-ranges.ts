import type { PolicyDocument } from '../policy/ast';
import { childrenOf, type Value } from '../policy/value';
import type { Span } from '../text/span';

/** The objects and lists of the policies, each with its brackets, in the order of the text. */
export function foldingRanges(policies: readonly PolicyDocument[]): readonly Span[] {
  const ranges: Span[] = [];
  const waiting: Value[] = policies.map(({ root }) => root);
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === 'object' || value.kind === 'array') {
      ranges.push(value.span);
    }
    for (const child of childrenOf(value)) {
      waiting.push(child);
    }
  }
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

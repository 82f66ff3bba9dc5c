import { withoutVariables } from '../../policy/arn';
import type { ResourceElement } from '../../policy/ast';
import { wildcardsOverlap } from '../../policy/wildcard';

/** Steps of comparing that one document is worth: a policy of AWS's size needs a hundredth of it. */
const enough = 5_000_000;

/**
 * A question for whether some resource is in both elements, for all pairs of one document together: once they have cost more than any real
 * policy does, the answer is no. What NotResource or a missing element takes in is `open`.
 */
export function createOverlap(open: boolean): (one: ResourceElement | undefined, other: ResourceElement | undefined) => boolean {
  let left = enough;
  const overlap = (a: string, b: string): boolean => {
    left -= (a.length + 1) * (b.length + 1);
    return left > 0 && wildcardsOverlap(a, b);
  };
  return (one, other) => {
    if (one === undefined || other === undefined || one.negated || other.negated) {
      return open;
    }
    left -= 1000;
    if (left <= 0) {
      return false;
    }
    const [ones, others] = [textsOf(one), textsOf(other)];
    return ones.includes('*') || others.includes('*') || ones.some((text) => left > 0 && others.some((each) => overlap(text, each)));
  };
}

function textsOf({ patterns }: ResourceElement): readonly string[] {
  return patterns.slice(0, 50).map(({ source }) => withoutVariables(source.text));
}

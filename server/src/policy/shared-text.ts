import type { Edit } from '../text/edit';
import { encloses, meets, type Span } from '../text/span';
import type { PolicyDocument } from './ast';
import { childrenOf, type Value } from './value';

/**
 * Whether an edit changes text that the policy has in more places than one, or that stands elsewhere in the file: what YAML's aliases and
 * merge keys bring in. Such an edit changes each of those places, so what it takes from an Allow it may take from a Deny as well.
 */
export function editsSharedText(document: PolicyDocument, edits: readonly Edit[]): boolean {
  return edits.some(({ span }) => sharedSpans(document).some((shared) => meets(shared, span)));
}

/** Whether an edit takes away text together with the anchor before it, which an alias elsewhere still needs. */
export function removesSharedText(document: PolicyDocument, edits: readonly Edit[]): boolean {
  return edits.some(({ span }) =>
    sharedSpans(document).some((shared) => span.start <= shared.start - shortestAnchor && shared.end <= span.end),
  );
}

/** `&a` and a blank: an edit that begins later leaves the anchor. */
const shortestAnchor = 3;

const known = new WeakMap<PolicyDocument, readonly Span[]>();

function sharedSpans(document: PolicyDocument): readonly Span[] {
  const found = known.get(document) ?? findShared(document.root);
  known.set(document, found);
  return found;
}

/** The values that are reached twice, or do not lie within what holds them. Those within a shared one are part of it. */
function findShared(root: Value): readonly Span[] {
  const seen = new Set<Value>([root]);
  const shared = new Set<Value>();
  const waiting: Value[] = [root];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    for (const value of childrenOf(holder)) {
      if (seen.has(value) || !encloses(holder.span, value.span)) {
        shared.add(value);
      }
      if (!seen.has(value)) {
        seen.add(value);
        waiting.push(value);
      }
    }
  }
  return [...shared].map(({ span }) => span);
}

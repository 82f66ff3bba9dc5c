import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import { addSid } from './add-sid';
import { compareExactly } from './compare-exactly';
import { expandWildcard } from './expand-wildcard';
import { keepsText } from './keeps-text';
import { mergeStatements } from './merge-statements';
import { type Refactoring, type RefactoringSource, statementsAt } from './refactoring';
import { shortenActions } from './shorten-actions';
import { sortAt } from './sort-lists';
import { splitActions } from './split-actions';
import { turnList } from './turn-list';

/** In the order in which an editor shows them. */
const sources: readonly RefactoringSource[] = [
  expandWildcard,
  shortenActions,
  turnList,
  sortAt,
  splitActions,
  mergeStatements,
  compareExactly,
  addSid,
];

/** Other ways to write the policy at the range, each with the same meaning today. */
export function refactorings(document: PolicyDocument, range: Span, reference: ServiceReference): readonly Refactoring[] {
  const place = { document, reference, range, statements: statementsAt(document, range) };
  return sources.flatMap((source) => source(place)).filter(({ edits }) => keepsText(document, edits));
}

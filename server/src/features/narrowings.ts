import type { PolicyDocument } from '../policy/ast';
import { editsSharedText, removesSharedText } from '../policy/shared-text';
import type { ServiceReference } from '../reference/types';
import type { Narrowing } from '../semantics/narrow/narrowing';
import { statementNarrowings } from '../semantics/narrow/statement-narrowings';
import type { ValuesInUse } from '../semantics/values-in-use';
import { canApply } from '../text/edit';
import { meets, type Span } from '../text/span';

/** In characters; no policy may hold a longer statement. */
const longestStatement = 50_000;

/** Ways to make the statement at the range allow less, where no rule has to complain first; none for a selection of several statements. */
export function narrowings(document: PolicyDocument, range: Span, reference: ServiceReference, known: ValuesInUse): readonly Narrowing[] {
  const [statement, ...others] = document.statements.filter(({ span }) => meets(span, range));
  if (statement === undefined || others.length > 0 || statement.span.end - statement.span.start > longestStatement) {
    return [];
  }
  return statementNarrowings(reference, document, statement, known, range).filter(
    ({ edits }) => canApply(edits) && !removesSharedText(document, edits) && !editsSharedText(document, edits),
  );
}

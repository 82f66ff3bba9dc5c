import type { Position, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { policyAt } from '../features/policy-at';
import { selectionRanges as rangesAt } from '../features/selection-ranges';
import { type PolicyText, policyTextOf, type Session } from './session';
import { toRange } from './to-lsp';

/** One for each position, as the protocol wants; outside of policies it is the position itself. */
export async function selectionRanges(session: Session, { textDocument, positions }: SelectionRangeParams): Promise<SelectionRange[]> {
  const text = await policyTextOf(session, textDocument.uri);
  return text === undefined ? [] : positions.map((position) => rangeAt(text, position));
}

function rangeAt({ document, policies }: PolicyText, position: Position): SelectionRange {
  const offset = document.text.offsetAt(position);
  const policy = policyAt(policies, offset);
  const spans = policy === undefined ? [] : rangesAt(policy, offset);
  const outer = spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(document, span), ...(parent && { parent }) }),
    undefined,
  );
  return outer ?? { range: { start: position, end: position } };
}

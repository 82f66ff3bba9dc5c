import type { CancellationToken } from 'vscode-languageserver';
import { summaryTable } from '../features/policy-summary/summary-table';
import type { SummaryGroup } from '../features/policy-summary/table';
import type { OpenDocument } from './documents';
import { policyNear } from './policy-near';
import type { Range, SummaryParams, SummaryResult } from './requests';
import { policyTextWithReference, type Session } from './session';
import { toRange } from './to-lsp';

/** A table of the summary of the policy that the cursor is in or nearest to. */
export async function summary(session: Session, params: SummaryParams, token: CancellationToken): Promise<SummaryResult | null> {
  const text = await policyTextWithReference(session, params.uri, token);
  const policy = text && policyNear(text.policies, text.document.text.offsetAt(params.position));
  if (text === undefined || policy === undefined) {
    return null;
  }
  const table = summaryTable(policy, params.path, text.reference);
  return {
    ...table,
    groups: table.groups.map((group) => toGroup(text.document, group)),
    range: toRange(text.document, policy.span),
  };
}

function toGroup(document: OpenDocument, { title, rows, remaining }: SummaryGroup): SummaryGroup<Range> {
  return { title, rows: rows.map((row) => ({ ...row, at: toRange(document, row.at) })), remaining };
}

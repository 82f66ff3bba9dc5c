import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { documentHighlights as highlightsOf } from '../features/document-highlights';
import { policyAt } from '../features/policy-at';
import { policyTextOf, type Session } from './session';
import { toRange } from './to-lsp';

/** What says the same is shown as text, what covers it or is covered as read. */
export async function documentHighlights(
  session: Session,
  { textDocument, position }: DocumentHighlightParams,
): Promise<DocumentHighlight[]> {
  const text = await policyTextOf(session, textDocument.uri);
  const offset = text?.document.text.offsetAt(position) ?? 0;
  const policy = text && policyAt(text.policies, offset);
  return text === undefined || policy === undefined
    ? []
    : highlightsOf(policy, offset).map(({ span, kind }) => ({
        range: toRange(text.document, span),
        kind: kind === 'same' ? DocumentHighlightKind.Text : DocumentHighlightKind.Read,
      }));
}

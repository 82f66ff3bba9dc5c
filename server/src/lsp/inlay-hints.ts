import type { CancellationToken, InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints as hintsOf } from '../features/inlay-hints';
import { policyTextWithReference, type Session } from './session';
import { toSpan } from './to-lsp';

export async function inlayHints(
  session: Session,
  { textDocument, range }: InlayHintParams,
  token: CancellationToken,
): Promise<InlayHint[]> {
  const text = await policyTextWithReference(session, textDocument.uri, token);
  if (text === undefined) {
    return [];
  }
  const span = toSpan(text.document, range);
  return text.policies
    .flatMap((policy) => hintsOf(policy, span, text.reference))
    .map(({ at, label }) => ({ position: text.document.text.positionAt(at), label, paddingLeft: true }));
}

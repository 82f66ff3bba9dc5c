import type { CancellationToken, DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { attachmentLinks, documentLinks as linksOf } from '../features/document-links';
import { policyTextWithReference, type Session } from './session';
import { toRange } from './to-lsp';

export async function documentLinks(
  session: Session,
  { textDocument }: DocumentLinkParams,
  token: CancellationToken,
): Promise<DocumentLink[]> {
  const text = await policyTextWithReference(session, textDocument.uri, token);
  return text === undefined
    ? []
    : [...text.policies.flatMap((policy) => linksOf(policy, text.reference)), ...attachmentLinks(text.attachments, text.reference)].map(
        ({ span, address, tooltip }) => ({ range: toRange(text.document, span), target: address, tooltip }),
      );
}

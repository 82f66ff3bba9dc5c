import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver';
import { hover as explain } from '../features/hover/hover';
import { hoverAttachment } from '../features/hover/hover-attachment';
import { policyAt } from '../features/policy-at';
import { policyTextWithReference, type Session } from './session';
import { toMarkup, toRange } from './to-lsp';

export async function hover(session: Session, { textDocument, position }: HoverParams, token: CancellationToken): Promise<Hover | null> {
  const text = await policyTextWithReference(session, textDocument.uri, token);
  if (text === undefined) {
    return null;
  }
  const offset = text.document.text.offsetAt(position);
  const policy = policyAt(text.policies, offset);
  const said =
    policy === undefined
      ? hoverAttachment(text.attachments, offset, text.reference, session.locale)
      : explain(policy, offset, text.reference, { accounts: text.settings.accounts, locale: session.locale });
  return said === undefined
    ? null
    : { contents: toMarkup(said.markdown, session.client.markdownInHover), range: toRange(text.document, said.span) };
}

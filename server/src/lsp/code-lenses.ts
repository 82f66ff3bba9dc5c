import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver';
import { codeLenses as lensesOf } from '../features/code-lens';
import { policyTextWithReference, type Session } from './session';
import { toRange } from './to-lsp';

/** Titles without a command: they are there to be read. */
export async function codeLenses(session: Session, { textDocument }: CodeLensParams, token: CancellationToken): Promise<CodeLens[]> {
  const text = await policyTextWithReference(session, textDocument.uri, token);
  return text === undefined
    ? []
    : text.policies
        .flatMap((policy) => lensesOf(policy, text.reference))
        .map(({ span, title }) => ({ range: toRange(text.document, span), command: { title, command: '' } }));
}

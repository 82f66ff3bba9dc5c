import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { policyAt } from '../features/policy-at';
import { renameSid, sidAt, sidProblem } from '../features/rename-sid';
import type { PolicyDocument } from '../policy/ast';
import type { StringValue } from '../policy/value';
import { type PolicyText, policyTextOf, type Session } from './session';
import { toRange, toWorkspaceEdit } from './to-lsp';

/** Sids are all that has a name in a policy. */
export async function prepareRename(session: Session, params: PrepareRenameParams): Promise<PrepareRenameResult | null> {
  const found = await findSid(session, params);
  return found === undefined ? null : { range: toRange(found.text.document, found.sid.content), placeholder: found.sid.text };
}

/** A name that AWS would not take is refused with the reason, which editors show. */
export async function rename(session: Session, params: RenameParams): Promise<WorkspaceEdit | null> {
  const found = await findSid(session, params);
  if (found === undefined) {
    return null;
  }
  const { text, policy, sid } = found;
  const problem = sidProblem(policy, sid, params.newName);
  if (problem !== undefined) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
  }
  return toWorkspaceEdit(text.document, [renameSid(policy, sid, params.newName)], session.client);
}

async function findSid(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
): Promise<{ readonly text: PolicyText; readonly policy: PolicyDocument; readonly sid: StringValue } | undefined> {
  const text = await policyTextOf(session, textDocument.uri);
  const offset = text?.document.text.offsetAt(position) ?? 0;
  const policy = text && policyAt(text.policies, offset);
  const sid = policy && sidAt(policy, offset);
  return text && policy && sid && { text, policy, sid };
}

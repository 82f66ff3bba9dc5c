import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { type CodeAction as Action, codeActions as actionsFor, fixAll } from '../features/code-actions';
import type { ReportedFinding } from '../rules/run';
import type { Span } from '../text/span';
import type { OpenDocument } from './documents';
import { findingsOf } from './findings';
import { policyTextOf, type Session } from './session';
import { toSpan, toWorkspaceEdit } from './to-lsp';

/** Applies, unasked, what changes nothing of what a policy grants or what AWS would refuse otherwise. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.iamPolicy`;

/** What identifies an action whose edits are asked for later. */
interface ActionData {
  readonly uri: string;
  /** Of the document when the action was offered. */
  readonly serial: number;
  readonly at: Span;
  readonly rule: string;
  readonly title: string;
}

export async function codeActions(session: Session, params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
  const text = session.client.codeActionLiterals ? await policyTextOf(session, params.textDocument.uri) : undefined;
  if (text === undefined) {
    return [];
  }
  const { document } = text;
  const { only, diagnostics } = params.context;
  const findings = await findingsOf(session, text, token);
  const actions: CodeAction[] = [];
  if (only === undefined || only.some((kind) => includes(kind, CodeActionKind.QuickFix))) {
    const found = actionsFor(findings, toSpan(document, params.range));
    actions.push(...found.map((action) => toCodeAction(session, document, action, diagnostics)));
  }
  if (only?.some((kind) => includes(kind, fixAllKind))) {
    actions.push(...fixAllAction(session, document, findings));
  }
  return actions;
}

/** The edits of an action that was offered without them. */
export async function resolvedCodeAction(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const { data } = action;
  if (!isActionData(data)) {
    return action;
  }
  const text = await policyTextOf(session, data.uri);
  if (text === undefined || text.document.serial !== data.serial) {
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the action was offered.');
  }
  const { at, rule, title } = data;
  const findings = (await findingsOf(session, text, token)).filter(
    (finding) => finding.rule.name === rule && finding.at.start === at.start && finding.at.end === at.end,
  );
  const wanted = actionsFor(findings, at).find((candidate) => candidate.title === title);
  return wanted === undefined ? action : { ...action, edit: toWorkspaceEdit(text.document, wanted.edits, session.client) };
}

function toCodeAction({ client }: Session, document: OpenDocument, action: Action, diagnostics: readonly Diagnostic[]): CodeAction {
  const { title, preferred, finding, edits } = action;
  const repaired = diagnostics.filter(
    ({ code, range }) => code === finding.rule.name && document.text.offsetAt(range.start) === finding.at.start,
  );
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(repaired.length > 0 && { diagnostics: repaired }),
    ...(preferred && { isPreferred: true }),
    ...(client.resolvesCodeActionEdits ? { data: dataOf(document, action) } : { edit: toWorkspaceEdit(document, edits, client) }),
  };
}

function fixAllAction({ client }: Session, document: OpenDocument, findings: readonly ReportedFinding[]): readonly CodeAction[] {
  const edits = fixAll(findings);
  return edits.length === 0
    ? []
    : [{ title: 'Fix all safe IAM policy findings', kind: fixAllKind, edit: toWorkspaceEdit(document, edits, client) }];
}

/** Whether `wanted`, a kind that a client asks for, includes `kind`: `source.fixAll` includes `source.fixAll.iamPolicy`. */
function includes(wanted: string, kind: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

function dataOf({ uri, serial }: OpenDocument, { finding, title }: Action): ActionData {
  const { start, end } = finding.at;
  return { uri, serial, at: { start, end }, rule: finding.rule.name, title };
}

function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === 'object' && data !== null && 'uri' in data && 'serial' in data && 'at' in data && 'rule' in data && 'title' in data
  );
}

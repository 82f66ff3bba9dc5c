import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { type CodeAction as Action, codeActions as actionsFor } from '../features/code-actions';
import { fixAll, type SharedAction, sharedActions } from '../features/fix-all';
import type { ReportedFinding } from '../rules/run';
import type { ValuesInUse } from '../semantics/values-in-use';
import type { Edit } from '../text/edit';
import { meets, type Span } from '../text/span';
import { configurationActions, resolvedConfigurationAction } from './configuration-actions';
import type { OpenDocument } from './documents';
import { findingsOf } from './findings';
import { knownValues } from './known-values';
import { isRefactoringData, refactorings, refactorKind, resolvedRefactoring, sortAction, sortKind } from './refactorings';
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
  const wants = (kind: string) => only === undefined || only.some((wanted) => includes(wanted, kind));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const findings = await findingsOf(session, text, token);
    const range = toSpan(document, params.range);
    const known = knownValues(session, text.settings);
    actions.push(
      ...actionsFor(findings, range, known).map((action) => toCodeAction(session, document, action, diagnostics)),
      ...sharedActions(findings, range, known).map((action) => toSharedCodeAction(session, document, action, diagnostics)),
      ...(await configurationActions(
        session,
        text,
        findings.filter(({ at }) => meets(at, range)),
        diagnostics,
      )),
    );
  }
  if (only === undefined || only.some((kind) => meetsKind(kind, refactorKind))) {
    actions.push(...(await refactorings(session, text, params, wants)));
  }
  if (only !== undefined && wants(fixAllKind)) {
    actions.push(...fixAllAction(session, document, await findingsOf(session, text, token)));
  }
  if (only !== undefined && wants(sortKind)) {
    actions.push(...sortAction(session, text));
  }
  return actions;
}

/** The edits of an action that was offered without them. */
export async function resolvedCodeAction(session: Session, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
  const { data } = action;
  const isRefactoring = isRefactoringData(data);
  if (!isRefactoring && !isActionData(data)) {
    return (await resolvedConfigurationAction(session, action)) ?? action;
  }
  const text = await policyTextOf(session, data.uri);
  if (text === undefined || text.document.serial !== data.serial) {
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the action was offered.');
  }
  if (isRefactoring) {
    return resolvedRefactoring(session, text, action, data);
  }
  const edits = editsOf(await findingsOf(session, text, token), data, knownValues(session, text.settings));
  return edits === undefined ? action : { ...action, edit: toWorkspaceEdit(text.document, edits, session.client) };
}

function editsOf(findings: readonly ReportedFinding[], { at, rule, title }: ActionData, known: ValuesInUse): readonly Edit[] | undefined {
  const ofRule = findings.filter((finding) => finding.rule.name === rule);
  const here = ofRule.filter((finding) => finding.at.start === at.start && finding.at.end === at.end);
  return (
    actionsFor(here, at, known).find((candidate) => candidate.title === title)?.edits ??
    sharedActions(ofRule, at, known)
      .find((candidate) => candidate.title === title)
      ?.edits()
  );
}

function toCodeAction({ client }: Session, document: OpenDocument, action: Action, diagnostics: readonly Diagnostic[]): CodeAction {
  const { title, preferred, edits } = action;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...repaired(document, action, diagnostics),
    ...(preferred && { isPreferred: true }),
    ...(client.resolvesCodeActionEdits ? { data: dataOf(document, action) } : { edit: toWorkspaceEdit(document, edits, client) }),
  };
}

function toSharedCodeAction(
  { client }: Session,
  document: OpenDocument,
  action: SharedAction,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    ...repaired(document, action, diagnostics),
    ...(client.resolvesCodeActionEdits ? { data: dataOf(document, action) } : { edit: toWorkspaceEdit(document, action.edits(), client) }),
  };
}

/** What an action is about and what it is called, whether it is for one finding or for several. */
type Titled = Pick<Action, 'title' | 'finding'>;

/** Of the diagnostics that the client shows, the one that the action was offered for. */
function repaired(document: OpenDocument, { finding }: Titled, diagnostics: readonly Diagnostic[]): Pick<CodeAction, 'diagnostics'> {
  const own = diagnostics.filter(
    ({ code, range }) => code === finding.rule.name && document.text.offsetAt(range.start) === finding.at.start,
  );
  return own.length > 0 ? { diagnostics: own } : {};
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

/** Whether one of the kinds includes the other. */
function meetsKind(a: string, b: string): boolean {
  return includes(a, b) || includes(b, a);
}

function dataOf({ uri, serial }: OpenDocument, { finding, title }: Titled): ActionData {
  const { start, end } = finding.at;
  return { uri, serial, at: { start, end }, rule: finding.rule.name, title };
}

function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === 'object' && data !== null && 'uri' in data && 'serial' in data && 'at' in data && 'rule' in data && 'title' in data
  );
}

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
import { titleWithProof } from '../features/proof-label';
import type { ReportedFinding } from '../rules/run';
import type { ValuesInUse } from '../semantics/values-in-use';
import type { Edit } from '../text/edit';
import { meets, type Span } from '../text/span';
import { proofsOf } from './change-proofs';
import { configurationActions, resolvedConfigurationAction } from './configuration-actions';
import type { OpenDocument } from './documents';
import { findingsOf } from './findings';
import { noteOf, previewAction } from './fix-previews';
import { keepUsedAction, keepUsedCommand } from './keep-used';
import { knownValues } from './known-values';
import { isNarrowingData, narrowings, narrowKind, resolvedNarrowing } from './narrowings';
import { isExpressWish, isRefactoringData, refactorings, refactorKind, resolvedRefactoring, sortAction, sortKind } from './refactorings';
import { type PolicyText, policyTextOf, type Session } from './session';
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
  const taken: (readonly Edit[])[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const findings = await findingsOf(session, text, token);
    const range = toSpan(document, params.range);
    const known = knownValues(session, text.settings);
    const own = actionsFor(findings, range, known);
    const offered = [
      ...own.map((action): Offered => ({ ...action, edits: () => action.edits })),
      ...sharedActions(findings, range, known).map((action): Offered => ({ ...action, preferred: false })),
    ];
    const preview = previewAction(session, document, own, range);
    taken.push(...own.map(({ edits }) => edits));
    const titles = await titlesWithProofs(session, text, offered, token);
    actions.push(
      ...offered.map((action, index) => toCodeAction(session, document, action, titles[index] ?? action.title, diagnostics)),
      ...(preview === undefined ? [] : [{ ...preview, ...repairedByAny(document, own, diagnostics) }]),
      ...(own.some(({ claim }) => claim.narrows) ? keepUsedAction(session, text, range, CodeActionKind.QuickFix) : []).map((action) => ({
        ...action,
        ...repairedByAny(document, own, diagnostics),
      })),
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
    actions.push(...(wants(narrowKind) ? await narrowings(session, text, params, taken, token) : []));
    const range = toSpan(document, params.range);
    const isOffered = actions.some(({ command }) => command?.command === keepUsedCommand);
    actions.push(
      ...(wants(narrowKind) && !isOffered && isExpressWish(params.context, range) ? keepUsedAction(session, text, range, narrowKind) : []),
    );
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
  const isNarrowing = isNarrowingData(data);
  if (!isRefactoring && !isNarrowing && !isActionData(data)) {
    return (await resolvedConfigurationAction(session, action)) ?? action;
  }
  const text = await policyTextOf(session, data.uri);
  if (text === undefined || text.document.serial !== data.serial) {
    throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the action was offered.');
  }
  if (isNarrowing) {
    return resolvedNarrowing(session, text, action, data);
  }
  if (isRefactoring) {
    return resolvedRefactoring(session, text, action, data);
  }
  const chosen = chosenAction(await findingsOf(session, text, token), data, knownValues(session, text.settings));
  if (chosen === undefined) {
    return action;
  }
  const note = 'preferred' in chosen ? await noteOf(session, text, chosen) : undefined;
  const edits = 'preferred' in chosen ? chosen.edits : chosen.edits();
  return { ...action, edit: toWorkspaceEdit(text.document, edits, session.client, note) };
}

function chosenAction(
  findings: readonly ReportedFinding[],
  { at, rule, title }: ActionData,
  known: ValuesInUse,
): Action | SharedAction | undefined {
  const ofRule = findings.filter((finding) => finding.rule.name === rule);
  const here = ofRule.filter((finding) => finding.at.start === at.start && finding.at.end === at.end);
  return (
    actionsFor(here, at, known).find((candidate) => candidate.title === title) ??
    sharedActions(ofRule, at, known).find((candidate) => candidate.title === title)
  );
}

/** A fix of one finding or of several. */
interface Offered extends Pick<Action, 'title' | 'preferred' | 'claim' | 'finding'> {
  readonly edits: () => readonly Edit[];
}

/** Milliseconds in which proofs for a menu have to be done: longer, and the editor would show that it waits. */
const patience = 150;

/** Those that claim to narrow come first; what there is no time for goes without a word. */
async function titlesWithProofs(
  session: Session,
  text: PolicyText,
  offered: readonly Offered[],
  token: CancellationToken,
): Promise<readonly string[]> {
  const order = [...offered].sort((a, b) => Number(b.claim.narrows) - Number(a.claim.narrows));
  const proofs = await proofsOf(
    session,
    text,
    order.map(({ edits }) => edits),
    token,
    patience,
  );
  return offered.map((action) => {
    const proof = proofs[order.indexOf(action)];
    if (proof?.verdict === 'broader' && action.claim.narrows) {
      session.connection.console.error(
        `The fix "${action.title}" of ${action.finding.rule.name} claims to narrow and does not: ${JSON.stringify(proof.request)}`,
      );
    }
    return titleWithProof(action.title, proof, action.claim);
  });
}

function toCodeAction(
  { client }: Session,
  document: OpenDocument,
  action: Offered,
  title: string,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...repaired(document, action, diagnostics),
    ...(action.preferred && { isPreferred: true }),
    ...(client.resolvesCodeActionEdits ? { data: dataOf(document, action) } : { edit: toWorkspaceEdit(document, action.edits(), client) }),
  };
}

/** Of the diagnostics that the client shows, the one that the action was offered for. */
function repaired(
  document: OpenDocument,
  { finding }: Pick<Offered, 'finding'>,
  diagnostics: readonly Diagnostic[],
): Pick<CodeAction, 'diagnostics'> {
  const own = diagnostics.filter(
    ({ code, range }) => code === finding.rule.name && document.text.offsetAt(range.start) === finding.at.start,
  );
  return own.length > 0 ? { diagnostics: own } : {};
}

/** Editors list first what is for a diagnostic. */
function repairedByAny(
  document: OpenDocument,
  actions: readonly Action[],
  diagnostics: readonly Diagnostic[],
): Pick<CodeAction, 'diagnostics'> {
  const [narrowing] = actions.filter(({ claim }) => claim.narrows);
  return narrowing === undefined ? {} : repaired(document, narrowing, diagnostics);
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

function dataOf({ uri, serial }: OpenDocument, { finding, title }: Offered): ActionData {
  const { start, end } = finding.at;
  return { uri, serial, at: { start, end }, rule: finding.rule.name, title };
}

function isActionData(data: unknown): data is ActionData {
  return (
    typeof data === 'object' && data !== null && 'uri' in data && 'serial' in data && 'at' in data && 'rule' in data && 'title' in data
  );
}

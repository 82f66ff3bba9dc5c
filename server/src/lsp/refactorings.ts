import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { policyAt } from '../features/policy-at';
import type { Refactoring } from '../features/refactor/refactoring';
import { refactorings as refactoringsAt } from '../features/refactor/refactorings';
import { sortAll } from '../features/refactor/sort-lists';
import type { Span } from '../text/span';
import type { OpenDocument } from './documents';
import type { PolicyText, Session } from './session';
import { toSpan, toWorkspaceEdit } from './to-lsp';

export const refactorKind = `${CodeActionKind.RefactorRewrite}.iamPolicy`;

/** Sorts every list of every policy of a file, and removes what is in one twice. */
export const sortKind = `${CodeActionKind.Source}.sort.iamPolicy`;

/** What identifies a refactoring whose edits are asked for later. */
interface RefactoringData {
  readonly uri: string;
  /** Of the document when it was offered. */
  readonly serial: number;
  readonly at: Span;
  readonly refactoring: string;
}

/**
 * The refactorings of a kind that `wants` says yes to. With each move of the cursor, an editor asks whether there is something to do here:
 * a refactoring is not, so it answers to a selection and to an express wish only.
 */
export async function refactorings(
  session: Session,
  { document, policies }: PolicyText,
  { range, context }: CodeActionParams,
  wants: (kind: string) => boolean,
): Promise<readonly CodeAction[]> {
  const at = toSpan(document, range);
  if (!isExpressWish(context, at)) {
    return [];
  }
  const offered = await refactoringsIn(session, policies, at);
  return offered
    .map((refactoring) => ({ refactoring, kind: `${refactorKind}.${refactoring.kind}` }))
    .filter(({ kind }) => wants(kind))
    .map(({ refactoring: { title, edits }, kind }) => ({
      title,
      kind,
      ...(session.client.resolvesCodeActionEdits
        ? { data: dataOf(document, at, title) }
        : { edit: toWorkspaceEdit(document, edits, session.client) }),
    }));
}

/** Whether somebody asks what there is to do, more than the editor with each move of the cursor. */
export function isExpressWish({ only, triggerKind }: CodeActionParams['context'], at: Span): boolean {
  return only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic || at.start < at.end;
}

async function refactoringsIn(session: Session, policies: PolicyText['policies'], at: Span): Promise<readonly Refactoring[]> {
  const policy = policyAt(policies, at.start);
  return policy === undefined ? [] : refactoringsAt(policy, at, await session.reference.read());
}

export function sortAction({ client }: Session, { document, policies }: PolicyText): readonly CodeAction[] {
  const edits = sortAll(policies);
  return edits.length === 0
    ? []
    : [{ title: 'Sort all lists of the IAM policies', kind: sortKind, edit: toWorkspaceEdit(document, edits, client) }];
}

/** The edits of a refactoring that was offered without them. */
export async function resolvedRefactoring(
  session: Session,
  text: PolicyText,
  action: CodeAction,
  data: RefactoringData,
): Promise<CodeAction> {
  const offered = await refactoringsIn(session, text.policies, data.at);
  const wanted = offered.find(({ title }) => title === data.refactoring);
  return wanted === undefined ? action : { ...action, edit: toWorkspaceEdit(text.document, wanted.edits, session.client) };
}

export function isRefactoringData(data: unknown): data is RefactoringData {
  return typeof data === 'object' && data !== null && 'uri' in data && 'serial' in data && 'at' in data && 'refactoring' in data;
}

function dataOf({ uri, serial }: OpenDocument, { start, end }: Span, refactoring: string): RefactoringData {
  return { uri, serial, at: { start, end }, refactoring };
}

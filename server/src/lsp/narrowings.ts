import type { CancellationToken, CodeAction, CodeActionParams } from 'vscode-languageserver';
import { narrowings as narrowingsAt } from '../features/narrowings';
import { policyAt } from '../features/policy-at';
import { titleWithProof } from '../features/proof-label';
import type { FixClaim } from '../rules/fix-claim';
import type { Narrowing } from '../semantics/narrow/narrowing';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { proofsOf } from './change-proofs';
import { knownValues } from './known-values';
import { isExpressWish, refactorKind } from './refactorings';
import type { PolicyText, Session } from './session';
import { toSpan, toWorkspaceEdit } from './to-lsp';

/** Makes a statement allow less, where no rule complains of it. */
export const narrowKind = `${refactorKind}.narrow`;

export const narrowingClaim: FixClaim = { safety: 'unsafe', narrows: true, isAboutAccess: true };

/** Milliseconds for all proofs of a menu together. */
const patience = 100;

/** What identifies a narrowing whose edits are asked for later. */
interface NarrowingData {
  readonly uri: string;
  /** Of the document when it was offered. */
  readonly serial: number;
  readonly at: Span;
  readonly narrowing: string;
}

/**
 * Ways to narrow the statement at the range, with what was proved of each; not those that `offered`, the edits of the fixes there, makes
 * anyway. Like refactorings they answer to a selection and to an express wish only.
 */
export async function narrowings(
  session: Session,
  text: PolicyText,
  { range, context }: CodeActionParams,
  offered: readonly (readonly Edit[])[],
  token: CancellationToken,
): Promise<readonly CodeAction[]> {
  const { document } = text;
  const at = toSpan(document, range);
  if (!isExpressWish(context, at)) {
    return [];
  }
  const taken = new Set(offered.map((edits) => JSON.stringify(edits)));
  const found = (await narrowingsIn(session, text, at)).filter(({ edits }) => !taken.has(JSON.stringify(edits)));
  const changes = found.map(
    ({ edits }) =>
      () =>
        edits,
  );
  const proofs = await proofsOf(session, text, changes, token, patience);
  return found.map(({ title, edits }, index) => ({
    title: titleWithProof(title, proofs[index], narrowingClaim),
    kind: narrowKind,
    ...(session.client.resolvesCodeActionEdits
      ? { data: dataOf(text, at, title) }
      : { edit: toWorkspaceEdit(document, edits, session.client) }),
  }));
}

/** Those of the statement at the range. */
export async function narrowingsIn(session: Session, { policies, settings }: PolicyText, at: Span): Promise<readonly Narrowing[]> {
  const policy = policyAt(policies, at.start);
  return policy === undefined ? [] : narrowingsAt(policy, at, await session.reference.read(), knownValues(session, settings));
}

/** The edits of a narrowing that was offered without them. */
export async function resolvedNarrowing(
  session: Session,
  text: PolicyText,
  action: CodeAction,
  { at, narrowing }: NarrowingData,
): Promise<CodeAction> {
  const wanted = (await narrowingsIn(session, text, at)).find(({ title }) => title === narrowing);
  return wanted === undefined ? action : { ...action, edit: toWorkspaceEdit(text.document, wanted.edits, session.client) };
}

export function isNarrowingData(data: unknown): data is NarrowingData {
  return typeof data === 'object' && data !== null && 'uri' in data && 'serial' in data && 'at' in data && 'narrowing' in data;
}

function dataOf({ document: { uri, serial } }: PolicyText, { start, end }: Span, narrowing: string): NarrowingData {
  return { uri, serial, at: { start, end }, narrowing };
}

import type { CancellationToken } from 'vscode-languageserver';
import { hostFor } from '../hosts/index';
import { tookTooLong } from '../semantics/inclusion/inclusion';
import { type ChangeProof, proveChange } from '../semantics/narrow/prove-change';
import type { Edit } from '../text/edit';
import type { OpenDocument } from './documents';
import { describe } from './guard';
import { type PolicyText, type Session, stillWanted } from './session';

/** How much one proof may take: for a menu, where nearly all are done in some milliseconds, and for what the user has chosen. */
const efforts = {
  menu: { steps: 120_000, branches: 300 },
  choice: { steps: 2_000_000, branches: 3_000 },
} as const;
type Effort = keyof typeof efforts;

interface Known {
  readonly proof: ChangeProof;
  readonly effort: Effort;
}

/** What was proved of changes to a version of a document, by their edits. */
const known = new WeakMap<OpenDocument, Map<string, Known>>();
/** More changes than are offered for a version of a document, unless somebody goes through all of a long one. */
const mostKnown = 500;

/**
 * What can be proved of changes to a document, in their order, within so many milliseconds: `undefined` for those that there was no time
 * for. Takes in messages before each proof, and throws `cancelled` when the next key press has made it pointless.
 */
export async function proofsOf(
  session: Session,
  text: PolicyText,
  changes: readonly (() => readonly Edit[])[],
  token: CancellationToken,
  milliseconds: number,
): Promise<readonly (ChangeProof | undefined)[]> {
  let isLate = false;
  const alarm = session.platform.pause(milliseconds).then(() => {
    isLate = true;
  });
  const proofs: (ChangeProof | undefined)[] = [];
  for (const edits of changes) {
    await session.platform.pause(0);
    stillWanted(session, text.document, token);
    proofs.push(isLate ? undefined : await quickProofOf(session, text, edits));
  }
  alarm.catch(() => undefined);
  return proofs;
}

/** A defect costs the proof alone, and what a larger effort might settle is left open. */
async function quickProofOf(session: Session, text: PolicyText, edits: () => readonly Edit[]): Promise<ChangeProof | undefined> {
  try {
    const proof = await proofOf(session, text, edits(), 'menu');
    return proof.verdict === 'unproved' && proof.reason === tookTooLong ? undefined : proof;
  } catch (error) {
    session.connection.console.error(`The proof of a fix in version ${text.document.version} of ${text.document.uri}: ${describe(error)}`);
    return undefined;
  }
}

/** What can be proved of a change to a document. With the effort of a choice it may take a second. */
export async function proofOf(session: Session, text: PolicyText, edits: readonly Edit[], effort: Effort): Promise<ChangeProof> {
  const { document, policies } = text;
  const own = known.get(document) ?? new Map<string, Known>();
  known.set(document, own);
  const key = JSON.stringify(edits);
  const before = own.get(key);
  if (before !== undefined && (before.effort === effort || before.effort === 'choice' || before.proof.verdict !== 'unproved')) {
    return before.proof;
  }
  const reference = await session.reference.read();
  const host = hostFor(document.languageId, document.uri);
  const isBroken = document.read(text.settings.policyType).syntaxError !== undefined;
  const reread = (newText: string) => {
    const found = host?.findPolicies(newText, text.settings.policyType);
    return found === undefined || (found.syntaxError !== undefined && !isBroken) ? undefined : found.policies;
  };
  const proof = proveChange({ text: document.text.getText(), policies, edits, reread }, reference, efforts[effort]);
  if (own.size >= mostKnown) {
    own.clear();
  }
  own.set(key, { proof, effort });
  return proof;
}

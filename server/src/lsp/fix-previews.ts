import type { CancellationToken, ChangeAnnotation, CodeAction } from 'vscode-languageserver';
import { type CodeAction as Action, codeActions } from '../features/code-actions';
import { describeGrantChange } from '../features/describe-grant-change';
import { explainProof, proofLabel } from '../features/proof-label';
import { hostFor } from '../hosts/index';
import type { PolicyDocument } from '../policy/ast';
import type { ReportedFinding } from '../rules/run';
import { grantChange } from '../semantics/grant-change';
import type { ChangeProof } from '../semantics/narrow/prove-change';
import type { ValuesInUse } from '../semantics/values-in-use';
import { applyEdits, type Edit } from '../text/edit';
import { meets, type Span } from '../text/span';
import { plainText } from '../text/tab-stop';
import { proofOf } from './change-proofs';
import type { OpenDocument } from './documents';
import { findingsOf } from './findings';
import { knownValues } from './known-values';
import { narrowingClaim, narrowingsIn } from './narrowings';
import type { FixPreview, RangeParams } from './requests';
import { type PolicyText, policyTextWithReference, type Session, stillWanted } from './session';
import { toRange, toSpan, toWorkspaceEdit } from './to-lsp';

/** So many can be compared with each other, and be proved while somebody waits. */
const mostPreviews = 40;

/**
 * The fixes that narrow, with what each leaves: those at the range, or where there are none those of the statements that it meets, or of all
 * policies. Proved with the effort of a choice, one by one.
 */
export async function fixPreviews(session: Session, params: RangeParams, token: CancellationToken): Promise<readonly FixPreview[]> {
  const text = await policyTextWithReference(session, params.uri, token);
  if (text === undefined) {
    return [];
  }
  const findings = await findingsOf(session, text, token);
  const range = toSpan(text.document, params.range);
  const fixes = narrowingNear(text, findings, range, knownValues(session, text.settings));
  const taken = new Set(fixes.map(({ edits }) => JSON.stringify(edits)));
  const others = (await narrowingsIn(session, text, range)).filter(({ edits }) => !taken.has(JSON.stringify(edits)));
  const previews: FixPreview[] = [];
  for (const action of [...fixes, ...others.map((each) => ({ ...each, claim: narrowingClaim, rule: 'no finding' }))].slice(
    0,
    mostPreviews,
  )) {
    await session.platform.pause(0);
    stillWanted(session, text.document, token);
    const proof = await proofOf(session, text, action.edits, 'choice');
    if (proof.verdict !== 'broader') {
      previews.push(toPreview(session, text, action, proof, leavesOf(text, action.edits, text.reference)));
    }
  }
  return previews;
}

/** A way to narrow: the fix of a finding, or one that no rule asks for. */
interface Candidate extends Pick<Action, 'title' | 'claim' | 'edits'> {
  readonly rule: string;
}

function narrowingNear(
  { policies }: PolicyText,
  findings: readonly ReportedFinding[],
  range: Span,
  known: ValuesInUse,
): readonly Candidate[] {
  const statements = policies.flatMap((policy) => policy.statements).filter(({ span }) => meets(span, range));
  const whole = { start: 0, end: Number.MAX_SAFE_INTEGER };
  for (const place of [range, ...statements.map(({ span }) => span), whole]) {
    const actions = codeActions(findings, place, known).filter(({ claim }) => claim.narrows);
    if (actions.length > 0) {
      return actions.map(({ finding, ...action }) => ({ ...action, rule: finding.rule.name }));
    }
  }
  return [];
}

function toPreview({ client }: Session, { document }: PolicyText, action: Candidate, proof: ChangeProof, leaves: string): FixPreview {
  const { title, claim, rule, edits } = action;
  return {
    title,
    label: proofLabel(proof, claim) ?? '',
    leaves,
    explanation: explainProof(proof, claim),
    rule,
    textEdits: edits.map(({ span, newText }) => ({ range: toRange(document, span), newText: plainText(newText) })),
    edit: toWorkspaceEdit(document, edits, client),
  };
}

/** What is said of a fix by editors that show an edit before it is applied. One that turns out to allow more has to be confirmed. */
export async function noteOf(session: Session, text: PolicyText, { claim, edits }: Action): Promise<ChangeAnnotation | undefined> {
  if (!session.client.changeAnnotations || !claim.narrows) {
    return undefined;
  }
  const proof = await proofOf(session, text, edits, 'choice');
  const label = proofLabel(proof, claim) ?? '';
  return {
    label: label.charAt(0).toUpperCase() + label.slice(1),
    description: leavesOf(text, edits, await session.reference.read()),
    ...(proof.verdict === 'broader' && { needsConfirmation: true }),
  };
}

/** What goes and what stays in the policies that the edits change. */
function leavesOf(
  { document, policies, settings }: PolicyText,
  edits: readonly Edit[],
  reference: Parameters<typeof grantChange>[2],
): string {
  const after = rereadAs(document, settings.policyType, applyEdits(document.text.getText(), edits));
  const changed = policies.flatMap((policy, index) => {
    const fresh = after[index];
    const isChanged = edits.some(({ span }) => meets(span, policy.span));
    return fresh === undefined || !isChanged ? [] : [describeGrantChange(grantChange(policy, fresh, reference))];
  });
  return changed.join(' ');
}

/** The policies of a document if it had that text. */
export function rereadAs(document: OpenDocument, type: PolicyText['settings']['policyType'], text: string): readonly PolicyDocument[] {
  return hostFor(document.languageId, document.uri)?.findPolicies(text, type).policies ?? [];
}

/** The command that shows what each way to narrow leaves, where a fix is one. */
export function previewAction(
  { client }: Session,
  document: OpenDocument,
  actions: readonly Action[],
  range: Span,
): CodeAction | undefined {
  if (!client.previewsFixes || !actions.some(({ claim }) => claim.narrows)) {
    return undefined;
  }
  const title = 'Compare what each narrowing fix leaves…';
  const params: RangeParams = { uri: document.uri, range: toRange(document, range) };
  return { title, kind: 'quickfix', command: { title, command: 'iamPolicy.previewFixes', arguments: [params] } };
}

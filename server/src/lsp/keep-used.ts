import type { CancellationToken, CodeAction } from 'vscode-languageserver';
import { usageOf } from '../evidence/usage';
import { answer, isProved, type Outcome, reportText } from '../features/keep-used/report-text';
import { useReport } from '../features/keep-used/use-report';
import { sizeBesideQuota } from '../features/minified';
import { policyAt } from '../features/policy-at';
import { policyTypeTitle } from '../policy/policy-type';
import { keepUsed as keep, unfitForUse } from '../semantics/narrow/keep-used';
import { applyEdits } from '../text/edit';
import { meets, type Span } from '../text/span';
import { proofOf } from './change-proofs';
import { rereadAs } from './fix-previews';
import { policyNear } from './policy-near';
import type { KeepUsedParams, KeepUsedResult, PlaceParams, Refusal } from './requests';
import { type PolicyText, policyTextWithReference, type Session, stillWanted } from './session';
import { toRange, toWorkspaceEdit } from './to-lsp';

/** The client's command that asks for the files, and shows what would become of the policy. */
export const keepUsedCommand = 'iamPolicy.keepUsed';

/** The policy at the place, or nearest to it, without what was not used. Its edits are proved, or said not to be. */
export async function keepUsed(session: Session, params: KeepUsedParams, token: CancellationToken): Promise<KeepUsedResult | Refusal> {
  const text = await policyTextWithReference(session, params.uri, token);
  const policy = text && policyNear(text.policies, text.document.text.offsetAt(params.position));
  if (text === undefined || policy === undefined) {
    return { problem: 'There is no IAM policy here to narrow.' };
  }
  const unfit = unfitForUse(policy.type);
  if (unfit !== undefined) {
    return { problem: unfit };
  }
  const { evidence, principals, keepResources, drop } = params;
  const { document, reference } = text;
  const kept = keep(reference, policy, usageOf(evidence, principals, reference), {
    resources: !keepResources,
    dropUnseen: (_, why) => drop.includes(why),
  });
  const report = useReport(policy, evidence, principals, kept);
  const outcome = await outcomeOf(session, text, kept);
  stillWanted(session, document, token);
  const index = text.policies.indexOf(policy);
  const after = isProved(outcome)
    ? rereadAs(document, text.settings.policyType, applyEdits(document.text.getText(), kept.edits))[index]
    : policy;
  return {
    answer: answer(outcome),
    proved: isProved(outcome),
    report: reportText(report, outcome, after && sizeBesideQuota(after)),
    counts: { used: sum(report.used), unused: sum(report.unused) + sum(report.dropped), kept: sum(report.unseen) },
    unseen: [...report.unseen, ...report.dropped].sort((a, b) => (a.why < b.why ? -1 : 1)),
    textEdits: kept.edits.map(({ span, newText }) => ({ range: toRange(document, span), newText })),
    ...(isProved(outcome) && { edit: toWorkspaceEdit(document, kept.edits, session.client) }),
  };
}

async function outcomeOf(session: Session, text: PolicyText, { edits, nothingLeft }: ReturnType<typeof keep>): Promise<Outcome> {
  return edits.length > 0
    ? { kind: 'change', proof: await proofOf(session, text, edits, 'choice') }
    : { kind: nothingLeft ? 'nothing-left' : 'same' };
}

function sum(groups: readonly { readonly actions: readonly string[] }[]): number {
  return new Set(groups.flatMap(({ actions }) => actions)).size;
}

/**
 * The command that asks what was used: beside fixes that narrow, as the logs may know what the author does not, and among the
 * refactorings at any Allow statement. Nothing for a client that does not have the command.
 */
export function keepUsedAction({ client }: Session, { document, policies }: PolicyText, range: Span, kind: string): readonly CodeAction[] {
  const policy = policyAt(policies, range.start);
  const isAllow = policy?.statements.some(({ effect, span }) => effect === 'Allow' && meets(span, range)) ?? false;
  if (!client.keepsUsed || policy === undefined || !isAllow || unfitForUse(policy.type) !== undefined) {
    return [];
  }
  const title = `Keep only what was used of this ${policyTypeTitle(policy.type)}…`;
  const params: PlaceParams = { uri: document.uri, position: toRange(document, range).start };
  return [{ title, kind, command: { title, command: keepUsedCommand, arguments: [params] } }];
}

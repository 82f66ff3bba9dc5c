import assert from 'node:assert/strict';
import { insertStatements } from '../../server/src/features/add-statement/insert-statements';
import { codeActions } from '../../server/src/features/code-actions';
import { codeLenses } from '../../server/src/features/code-lens';
import { complete } from '../../server/src/features/completion/complete';
import { completeHostSlot } from '../../server/src/features/completion/complete-host-slot';
import { documentHighlights } from '../../server/src/features/document-highlights';
import { attachmentLinks, documentLinks } from '../../server/src/features/document-links';
import { documentSymbols, type PolicySymbol } from '../../server/src/features/document-symbols';
import { fixAll, sharedActions } from '../../server/src/features/fix-all';
import { foldingRanges } from '../../server/src/features/folding-ranges';
import { hover } from '../../server/src/features/hover/hover';
import { hoverAttachment } from '../../server/src/features/hover/hover-attachment';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { minified, sizeBesideQuota } from '../../server/src/features/minified';
import { narrowings } from '../../server/src/features/narrowings';
import { policyAt } from '../../server/src/features/policy-at';
import { summaryTable } from '../../server/src/features/policy-summary/summary-table';
import type { SummaryPath } from '../../server/src/features/policy-summary/table';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { sortAll } from '../../server/src/features/refactor/sort-lists';
import { renameSid, sidAt } from '../../server/src/features/rename-sid';
import { selectionRanges } from '../../server/src/features/selection-ranges';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { ServiceReference } from '../../server/src/reference/types';
import type { ReportedFinding } from '../../server/src/rules/run';
import { proveChange } from '../../server/src/semantics/narrow/prove-change';
import { noValues } from '../../server/src/semantics/values-in-use';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import type { Span } from '../../server/src/text/span';
import type { Engine } from './check-fixture';
import { subjectOf } from './check-fixture';

/** So many fixes are proved, with so little effort that hostile texts are soon done. */
const mostProofs = 3;
const little = { steps: 10_000, branches: 50 };

/** How much is asked. */
interface Thoroughness {
  /** Fixes are asked of so many findings only. */
  readonly fixed?: number;
  /** Also what an editor asks for only when a user does: refactorings and commands. */
  readonly commands?: boolean;
  /** Also the summary, the dearest of them. */
  readonly summary?: boolean;
}

/**
 * Runs every rule, computes every fix, and asks every feature with the cursor at the offset. Fails where something throws, where a span
 * is not one of the text, or where edits of one fix overlap. Returns all findings.
 */
export function askEverything(
  language: string,
  text: string,
  cursor: number,
  engine: Engine,
  { fixed = 1000, commands = true, summary = true }: Thoroughness = {},
): readonly ReportedFinding[] {
  const { policies, attachments, findings, outside } = subjectOf(language, text, cursor, { type: undefined }, engine);
  const spans: Span[] = findings.flatMap(({ at, about, related = [] }) => [
    at,
    ...(about === undefined ? [] : [about]),
    ...related.map((note) => note.at),
  ]);
  let proofs = 0;
  for (const { fixes } of findings.slice(0, fixed)) {
    for (const { edits } of fixes?.(noValues) ?? []) {
      spans.push(...spansOf(edits, text));
      if (proofs++ < mostProofs) {
        proveChange(
          { text, policies, edits, reread: (next) => hostOfLanguage(language)?.findPolicies(next).policies },
          engine.reference,
          little,
        );
      }
    }
  }
  spans.push(...spansOf(fixAll(findings.slice(0, fixed)), text));
  codeActions(findings.slice(0, fixed), { start: cursor, end: cursor }, noValues);
  for (const { edits } of sharedActions(findings.slice(0, fixed), { start: 0, end: text.length }, noValues)) {
    spans.push(...spansOf(edits(), text));
  }
  const document = policyAt(policies, cursor);
  if (document !== undefined) {
    const said = hover(document, cursor, engine.reference);
    const list = complete(document, cursor, engine.reference);
    spans.push(...(said === undefined ? [] : [said.span]), ...(list === undefined ? [] : [list.span]));
    spans.push(...spansOf(list === undefined ? [] : [...list.edits, { span: list.span, newText: '' }], text));
  }
  const attached = hoverAttachment(attachments, cursor, engine.reference);
  spans.push(...(attached === undefined ? [] : [attached.span]), ...attachmentLinks(attachments, engine.reference).map(({ span }) => span));
  const slot = document === undefined ? outside() : undefined;
  const beside = slot && completeHostSlot(slot, cursor, engine.reference);
  if (beside !== undefined) {
    spans.push(beside.span, ...spansOf([...beside.edits, { span: beside.span, newText: '' }], text));
  }
  const around = [
    ...spansAround(policies, document, cursor, text),
    ...policies.flatMap((policy) => spansIn(policy, engine.reference)),
    ...(document === undefined || !commands ? [] : spansOfCommands(document, cursor, text, engine.reference)),
    ...(document === undefined || !summary ? [] : spansOfSummary(document, [], engine.reference)),
  ];
  const lenses = policies.flatMap((policy) => codeLenses(policy, engine.reference).map(({ span }) => span));
  const stray = [...spans, ...around, ...lenses, ...documentSymbols(policies).flatMap(spansOfSymbol)].find(
    ({ start, end }) => !(start >= 0 && start <= end && end <= text.length),
  );
  assert.equal(stray, undefined, `a span outside of the ${text.length} characters`);
  return findings;
}

/** What the features answer that know of a policy's names and places. */
function spansAround(
  policies: readonly PolicyDocument[],
  document: PolicyDocument | undefined,
  cursor: number,
  text: string,
): readonly Span[] {
  const sid = document && sidAt(document, cursor);
  return [
    ...spansOf(sortAll(policies), text),
    ...foldingRanges(policies),
    ...(document === undefined ? [] : documentHighlights(document, cursor).map(({ span }) => span)),
    ...(document === undefined ? [] : selectionRanges(document, cursor)),
    ...(document === undefined || sid === undefined ? [] : spansOf([renameSid(document, sid, 'Renamed')], text)),
  ];
}

function spansIn(document: PolicyDocument, reference: ServiceReference): readonly Span[] {
  const hints = inlayHints(document, document.span, reference).map(({ at }) => ({ start: at, end: at }));
  return [...[...semanticTokens(document, reference), ...documentLinks(document, reference)].map(({ span }) => span), ...hints];
}

/** What the commands answer: refactorings, a statement put in, the policy without white space. */
function spansOfCommands(document: PolicyDocument, cursor: number, text: string, reference: ServiceReference): readonly Span[] {
  const written = minified(document);
  assert.ok('problem' in written || JSON.parse(written.text) !== undefined);
  sizeBesideQuota(document);
  const insertion = insertStatements(document, [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }], cursor);
  return [
    ...refactorings(document, { start: cursor, end: cursor }, reference).flatMap(({ edits }) => spansOf(edits, text)),
    ...narrowings(document, { start: cursor, end: cursor }, reference, noValues).flatMap(({ edits }) => spansOf(edits, text)),
    ...('problem' in insertion ? [] : spansOf(insertion.edits, text)),
  ];
}

/** Of a table, and of those that the first row of each of its groups opens. */
function spansOfSummary(document: PolicyDocument, path: SummaryPath, reference: ServiceReference): readonly Span[] {
  const { groups } = summaryTable(document, path, reference);
  return groups.flatMap(({ rows }) => [
    ...rows.map(({ at }) => at),
    ...(rows[0]?.opens === undefined ? [] : spansOfSummary(document, rows[0].opens, reference)),
  ]);
}

function spansOfSymbol({ span, selection, children }: PolicySymbol): readonly Span[] {
  return [span, selection, ...children.flatMap(spansOfSymbol)];
}

/** Edits must not overlap, and applying them must not fail. */
function spansOf(edits: readonly Edit[], text: string): readonly Span[] {
  const spans = edits.map(({ span }) => span).sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = spans.find((span, index) => span.start < (spans[index - 1]?.end ?? 0));
  assert.ok(overlap === undefined, `edits overlap at ${overlap?.start}: ${JSON.stringify(edits)}`);
  applyEdits(text, edits);
  return spans;
}

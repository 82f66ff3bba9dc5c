import { claimOf, type FixClaim } from '../rules/fix-claim';
import { onlySafeFix } from '../rules/only-safe-fix';
import type { ReportedFinding } from '../rules/run';
import type { ValuesInUse } from '../semantics/values-in-use';
import type { Edit } from '../text/edit';
import { meets, type Span } from '../text/span';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix';
  /** The one thing to do: the only safe fix of its finding. Editors apply it with one key. */
  readonly preferred: boolean;
  /** What its rule says of it. */
  readonly claim: FixClaim;
  readonly edits: readonly Edit[];
  readonly finding: ReportedFinding;
}

/** The fixes of the findings that the range meets, those of the first finding first. The same change is offered once. */
export function codeActions(findings: readonly ReportedFinding[], range: Span, known: ValuesInUse): readonly CodeAction[] {
  const actions = findings.filter(({ at }) => meets(at, range)).flatMap((finding) => actionsOf(finding, known));
  const seen = new Set<string>();
  return actions.filter(({ title, edits }) => {
    const key = JSON.stringify([title, edits]);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function actionsOf(finding: ReportedFinding, known: ValuesInUse): readonly CodeAction[] {
  const fixes = finding.fixes?.(known) ?? [];
  const best = onlySafeFix(fixes);
  return fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    preferred: fix === best,
    claim: claimOf(fix, finding.rule),
    edits: fix.edits,
    finding,
  }));
}

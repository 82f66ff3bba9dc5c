import type { Fix } from '../rules/rule';
import type { ReportedFinding } from '../rules/run';
import type { Edit } from '../text/edit';
import { meets, type Span } from '../text/span';
import { hasTabStops } from '../text/tab-stop';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix';
  /** The one thing to do: the only safe fix of its finding. Editors apply it with one key. */
  readonly preferred: boolean;
  /** Whether the new policy is shown to allow nothing that the old one did not. */
  readonly narrows: boolean;
  readonly edits: readonly Edit[];
  readonly finding: ReportedFinding;
}

/** The fixes of the findings that the range meets, those of the first finding first. The same change is offered once. */
export function codeActions(findings: readonly ReportedFinding[], range: Span): readonly CodeAction[] {
  const actions = findings.filter(({ at }) => meets(at, range)).flatMap(actionsOf);
  const seen = new Set<string>();
  return actions.filter(({ title, edits }) => {
    const key = JSON.stringify([title, edits]);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function actionsOf(finding: ReportedFinding): readonly CodeAction[] {
  const fixes = finding.fixes?.() ?? [];
  const best = onlySafe(fixes);
  return fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    preferred: fix === best,
    narrows: fix.narrows === true,
    edits: fix.edits,
    finding,
  }));
}

/**
 * The edits that may be made unasked: those of each finding's only safe fix, where it leaves nothing to fill in. Of fixes that touch
 * the same place the first wins; the others are found again in the text that results.
 */
export function fixAll(findings: readonly ReportedFinding[]): readonly Edit[] {
  const edits: Edit[] = [];
  const taken = new Set<string>();
  for (const finding of findings) {
    const fix = onlySafe(finding.fixes?.() ?? []);
    const fresh = fix?.edits.filter((edit) => !taken.has(JSON.stringify(edit))) ?? [];
    if (fix !== undefined && !fix.edits.some(({ newText }) => hasTabStops(newText)) && !fresh.some((edit) => edits.some(clashes(edit)))) {
      edits.push(...fresh);
      for (const edit of fresh) {
        taken.add(JSON.stringify(edit));
      }
    }
  }
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function onlySafe(fixes: readonly Fix[]): Fix | undefined {
  const safe = fixes.filter(({ safety }) => safety === 'safe');
  return safe.length === 1 ? safe[0] : undefined;
}

/** Two insertions at one place clash too: their order would be a guess. */
function clashes({ span }: Edit): (other: Edit) => boolean {
  return ({ span: other }) => (span.start < other.end && other.start < span.end) || span.start === other.start;
}

import { claimOf, type FixClaim } from '../rules/fix-claim';
import { onlySafeFix } from '../rules/only-safe-fix';
import type { Fix, RuleMeta } from '../rules/rule';
import type { ReportedFinding } from '../rules/run';
import { noValues, type ValuesInUse } from '../semantics/values-in-use';
import type { Edit } from '../text/edit';
import { meets, type Span } from '../text/span';
import { hasTabStops } from '../text/tab-stop';

/** One thing to do about several findings of a rule. */
export interface SharedAction {
  readonly title: string;
  /** The finding it was offered at. */
  readonly finding: ReportedFinding;
  /** What each of the fixes that it is made of says of itself. */
  readonly claim: FixClaim;
  /** Computed only when asked for. */
  readonly edits: () => readonly Edit[];
}

/**
 * The edits that may be made unasked: those of each finding's only safe fix, where it leaves nothing to fill in. Of fixes that touch
 * the same place the first wins; the others are found again in the text that results.
 */
export function fixAll(findings: readonly ReportedFinding[]): readonly Edit[] {
  // What is known to be in use only stands where something is to be filled in.
  return together(findings, unaskedFix, noValues);
}

/**
 * What can be done at once about all that is like the findings which the range meets: the safe fix of every finding of the rule, or,
 * where the best fix is not safe, that same fix wherever the rule offers it. Only where there is another such finding.
 */
export function sharedActions(findings: readonly ReportedFinding[], range: Span, known: ValuesInUse): readonly SharedAction[] {
  const ofRule = new Map<RuleMeta, ReportedFinding[]>();
  for (const finding of findings) {
    const alike = ofRule.get(finding.rule) ?? [];
    alike.push(finding);
    ofRule.set(finding.rule, alike);
  }
  const actions = new Map<string, SharedAction>();
  for (const finding of findings.filter(({ at }) => meets(at, range))) {
    const action = sharedAction(finding, ofRule.get(finding.rule) ?? [], known);
    if (action !== undefined && !actions.has(action.title)) {
      actions.set(action.title, action);
    }
  }
  return [...actions.values()];
}

function sharedAction(finding: ReportedFinding, alike: readonly ReportedFinding[], known: ValuesInUse): SharedAction | undefined {
  if (alike.length < 2) {
    return undefined;
  }
  const fixes = finding.fixes?.(known) ?? [];
  if (unaskedFix(fixes) !== undefined) {
    return offered(
      `Fix all \`${finding.rule.name}\` findings in this file`,
      finding,
      alike,
      { choose: unaskedFix, fix: { safety: 'safe' } },
      known,
    );
  }
  const [best] = fixes;
  if (best === undefined || isToFillIn(best) || onlySafeFix(fixes) !== undefined) {
    return undefined;
  }
  // What says the same is repaired alike: the fixes of the others need not be computed to know.
  const same = alike.filter(({ message }) => message === finding.message);
  const choose: Choose = (others) => others.find(({ title }) => title === best.title);
  return offered(`${best.title}, everywhere in this file`, finding, same, { choose, fix: best }, known);
}

type Choose = (fixes: readonly Fix[]) => Fix | undefined;

/** Which fix of each finding is meant, and one like it. */
interface Choice {
  readonly choose: Choose;
  readonly fix: Pick<Fix, 'safety' | 'narrows'>;
}

function offered(
  title: string,
  finding: ReportedFinding,
  alike: readonly ReportedFinding[],
  { choose, fix }: Choice,
  known: ValuesInUse,
): SharedAction | undefined {
  const isOffered = alike.some((other) => other !== finding && choose(other.fixes?.(known) ?? []) !== undefined);
  return isOffered ? { title, finding, claim: claimOf(fix, finding.rule), edits: () => together(alike, choose, known) } : undefined;
}

/** The only safe fix that leaves nothing to fill in; where one settles other findings as well, that one. */
function unaskedFix(fixes: readonly Fix[]): Fix | undefined {
  const only = onlySafeFix(fixes);
  return only === undefined || isToFillIn(only) ? undefined : (fixes.find(({ settlesOthers }) => settlesOthers) ?? only);
}

function isToFillIn({ edits }: Fix): boolean {
  return edits.some(({ newText }) => hasTabStops(newText));
}

/** A fix that is made with others, and the finding that it is for. */
export interface ChosenFix {
  readonly finding: ReportedFinding;
  readonly fix: Fix;
}

/** The same as `fixAll`, fix by fix. Edits that two of them have in common are in the first alone. */
export function unaskedFixes(findings: readonly ReportedFinding[]): readonly ChosenFix[] {
  return fixesTogether(findings, unaskedFix, noValues);
}

function together(findings: readonly ReportedFinding[], choose: Choose, known: ValuesInUse): readonly Edit[] {
  const edits = fixesTogether(findings, choose, known).flatMap(({ fix }) => fix.edits);
  return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function fixesTogether(findings: readonly ReportedFinding[], choose: Choose, known: ValuesInUse): readonly ChosenFix[] {
  const edits: Edit[] = [];
  const taken = new Set<string>();
  return findings.flatMap((finding): readonly ChosenFix[] => {
    const fix = choose(finding.fixes?.(known) ?? []);
    const fresh = fix?.edits.filter((edit) => !taken.has(JSON.stringify(edit))) ?? [];
    if (fix === undefined || fresh.some((edit) => edits.some(clashes(edit)))) {
      return [];
    }
    edits.push(...fresh);
    for (const edit of fresh) {
      taken.add(JSON.stringify(edit));
    }
    return [{ finding, fix: { ...fix, edits: fresh } }];
  });
}

/** Two insertions at one place clash too: their order would be a guess. */
function clashes({ span }: Edit): (other: Edit) => boolean {
  return ({ span: other }) => (span.start < other.end && other.start < span.end) || span.start === other.start;
}

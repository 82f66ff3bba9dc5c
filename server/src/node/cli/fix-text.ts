import { type ChosenFix, unaskedFixes } from '../../features/fix-all';
import { proofLabel } from '../../features/proof-label';
import type { PolicyDocument } from '../../policy/ast';
import type { PolicyType } from '../../policy/policy-type';
import { claimOf } from '../../rules/fix-claim';
import type { RuleModule } from '../../rules/rule';
import { type ReportedFinding, runRules } from '../../rules/run';
import { runOnAttachments } from '../../rules/run-on-attachments';
import { type ChangeProof, proveChange } from '../../semantics/narrow/prove-change';
import { noValues } from '../../semantics/values-in-use';
import { exceptionFor } from '../../settings/exceptions';
import { type FileSettings, trustOf } from '../../settings/settings-for-file';
import { applyEdits, type Edit } from '../../text/edit';
import { hasTabStops } from '../../text/tab-stop';
import { type PolicyFile, readPolicies } from './read-policies';
import { reference } from './reference';

export interface FixOptions {
  readonly rules: readonly RuleModule[];
  /** Whether fixes that narrow are made too, where they are proved. */
  readonly narrow: boolean;
  readonly policyType: PolicyType | undefined;
  readonly settings: FileSettings;
}

/** A fix that was made. */
export interface MadeFix {
  readonly rule: string;
  readonly title: string;
  /** What was proved of it and of those made with it, in some words; `undefined` where there is nothing to say. */
  readonly label: string | undefined;
  /** From 0, in the text that it was made in. */
  readonly line: number;
}

export interface FixedText {
  readonly text: string;
  readonly made: readonly MadeFix[];
  /** The findings of the rules that are left. */
  readonly left: number;
  /** Why the text cannot be fixed: goes on after the name of the file. */
  readonly errors: readonly string[];
}

/** More than any text needs: each round makes all safe fixes at once, or one that narrows. */
const mostRounds = 500;

/**
 * Makes the fixes that can be made without asking: the only safe one of each finding and, where that is wished, the best of those that are
 * proved to narrow. None leaves anything to be filled in. Then looks again, until there is nothing more to do.
 */
export function fixText(path: string, named: boolean, original: string, options: FixOptions): FixedText {
  const read = (text: string): PolicyFile => readPolicies({ path, named, content: { text } }, options.policyType);
  const made: MadeFix[] = [];
  let text = original;
  for (let round = 0; round < mostRounds; round++) {
    const file = read(text);
    const [error] = file.errors;
    if (error !== undefined) {
      return { text: original, made: [], left: 0, errors: [round === 0 ? error.message : 'would not be valid any more after its fixes.'] };
    }
    const findings = findingsIn(file, options);
    const prove: Prove = (edits) =>
      proveChange({ text, policies: file.policies, edits, reread: (next) => rereadAs(read(next)) }, reference());
    const safe = unaskedFixes(findings).filter(({ fix }) => fix.edits.length > 0);
    const choice = safe.length > 0 ? provedTogether(safe, prove) : options.narrow ? provedNarrowing(findings, prove) : undefined;
    if (choice === undefined) {
      return { text, made, left: findings.length, errors: [] };
    }
    const { fixes, edits, proof } = choice;
    for (const { finding, fix } of fixes) {
      const label = proofLabel(proof, claimOf(fix, finding.rule));
      made.push({ rule: finding.rule.name, title: fix.title, label, line: file.text.positionAt(finding.at.start).line });
    }
    const next = applyEdits(text, withLineEnds(text, edits));
    if (next === text) {
      return { text, made, left: findings.length, errors: [] };
    }
    text = next;
  }
  return { text: original, made: [], left: 0, errors: ['could not be fixed: its fixes undo each other.'] };
}

function rereadAs({ policies, errors }: PolicyFile): PolicyFile['policies'] | undefined {
  return errors.length > 0 ? undefined : policies;
}

function findingsIn({ policies, attachments }: PolicyFile, { rules, settings }: FixOptions): readonly ReportedFinding[] {
  const options = { settings: settings.rules, trust: trustOf(settings) };
  const isOpen = (finding: ReportedFinding, policy?: PolicyDocument) => exceptionFor(finding, policy, settings.exceptions) === undefined;
  return [
    ...policies.flatMap((policy) => runRules(policy, rules, reference(), options).filter((finding) => isOpen(finding, policy))),
    ...runOnAttachments(attachments, rules, reference(), options).filter((finding) => isOpen(finding)),
  ];
}

type Prove = (edits: readonly Edit[]) => ChangeProof;

/** What one round makes, and what was proved of it. */
interface Choice {
  readonly fixes: readonly ChosenFix[];
  readonly edits: readonly Edit[];
  readonly proof: ChangeProof;
}

function provedTogether(fixes: readonly ChosenFix[], prove: Prove): Choice {
  const edits = fixes.flatMap(({ fix }) => fix.edits);
  return { fixes, edits, proof: prove(edits) };
}

/** The first fix that is proved to narrow and leaves nothing to be filled in. One at a time: each proof is about the text as it is. */
function provedNarrowing(findings: readonly ReportedFinding[], prove: Prove): Choice | undefined {
  for (const finding of findings) {
    for (const fix of finding.fixes?.(noValues) ?? []) {
      const isComplete = fix.edits.every(({ newText }) => !hasTabStops(newText));
      const choice = fix.narrows === true && isComplete ? provedTogether([{ finding, fix }], prove) : undefined;
      if (choice?.proof.verdict === 'narrower') {
        return choice;
      }
    }
  }
  return undefined;
}

/** New lines end as those of the text do. */
function withLineEnds(text: string, edits: readonly Edit[]): readonly Edit[] {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  return edits.map(({ span, newText }) => ({ span, newText: newText.replace(/\r?\n/g, end) }));
}

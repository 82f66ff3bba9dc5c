import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { PolicyDocument } from '../../policy/ast';
import type { Attachment } from '../../policy/attachment';
import { placeOf } from '../../policy/place';
import type { PolicyType } from '../../policy/policy-type';
import { rules } from '../../rules/index';
import type { Category } from '../../rules/rule';
import { type ReportedFinding, type RunOptions, runRules } from '../../rules/run';
import { runOnAttachments } from '../../rules/run-on-attachments';
import type { ValuesInUse } from '../../semantics/values-in-use';
import { exceptionFor } from '../../settings/exceptions';
import type { Exception } from '../../settings/settings';
import { type FileSettings, trustOf } from '../../settings/settings-for-file';
import type { Span } from '../../text/span';
import { plainText } from '../../text/tab-stop';
import { levelOf } from './fail-on';
import type { FoundFile } from './find-files';
import { knownValues } from './known-values';
import { readPolicies } from './read-policies';
import { reference } from './reference';
import type { AttachmentReport, FileError, FileReport, FindingReport, FixReport, PolicyReport, SuppressedReport } from './report';

export interface CheckOptions {
  readonly policyType: PolicyType | undefined;
  readonly settings: FileSettings;
  /** Told of each exception that covers a finding. */
  onUse(exception: Exception): void;
  /** Whether the quick fixes of a finding are to be computed: those that split a large statement take longer than all the rules. */
  wantsFixes(category: Category): boolean;
}

/** With what is known of the file's own policies. */
type FileOptions = CheckOptions & { readonly known: ValuesInUse };

/** Checks one file. What cannot be read or checked is among the errors of the report. */
export function checkFile(file: FoundFile, options: CheckOptions): FileReport {
  const path = file.path === '-' ? '<stdin>' : file.path;
  try {
    return { path, named: file.named, ...checkPolicies(file, options) };
  } catch (error) {
    return { path, named: file.named, policies: [], errors: [{ message: `could not be checked: ${describe(error)}` }] };
  }
}

function checkPolicies(file: FoundFile, options: CheckOptions): Omit<FileReport, 'path' | 'named'> {
  const { text, policies, attachments, errors } = readPolicies(file, options.policyType);
  const failed: FileError[] = [];
  const known = knownValues(policies, options.settings);
  const reports = policies.map((policy) => ({
    policyType: policy.type,
    range: toRange(text, policy.span),
    ...check(text, policy, { ...options, known }, failed),
  }));
  const beside = attachments.length === 0 ? {} : { attachments: checkAttachments(text, attachments, { ...options, known }, failed) };
  return { policies: reports, ...beside, errors: [...errors, ...failed] };
}

function checkAttachments(
  text: TextDocument,
  attachments: readonly Attachment[],
  options: FileOptions,
  failed: FileError[],
): AttachmentReport {
  const all = runOnAttachments(attachments, rules, reference(), runOptions(options, failed));
  return { number: attachments.length, ...sort(text, undefined, all, options) };
}

function check(
  text: TextDocument,
  policy: PolicyDocument,
  options: FileOptions,
  failed: FileError[],
): Pick<PolicyReport, 'findings' | 'suppressed'> {
  return sort(text, policy, runRules(policy, rules, reference(), runOptions(options, failed)), options);
}

function runOptions({ settings }: FileOptions, failed: FileError[]): RunOptions {
  return {
    settings: settings.rules,
    trust: trustOf(settings),
    onThrow: (rule, error) => failed.push({ message: `could not be checked by the rule \`${rule.name}\`: ${describe(error)}` }),
  };
}

/** What is to be told, and what somebody has judged. */
function sort(
  text: TextDocument,
  policy: PolicyDocument | undefined,
  all: readonly ReportedFinding[],
  options: FileOptions,
): Pick<PolicyReport, 'findings' | 'suppressed'> {
  const findings: FindingReport[] = [];
  const suppressed: SuppressedReport[] = [];
  for (const finding of all) {
    const report = toReport(text, policy, finding, options);
    const exception = exceptionFor(finding, policy, options.settings.exceptions);
    if (exception === undefined) {
      findings.push(report);
    } else {
      options.onUse(exception);
      suppressed.push({ ...report, reason: exception.reason });
    }
  }
  return { findings, suppressed };
}

function toReport(text: TextDocument, policy: PolicyDocument | undefined, finding: ReportedFinding, options: FileOptions): FindingReport {
  const { rule, severity, message, at, related = [] } = finding;
  return {
    rule: rule.name,
    category: rule.category,
    severity,
    level: levelOf(rule.name, rule.category, severity, options.settings.rules),
    message,
    range: toRange(text, at),
    place: policy === undefined ? (finding.place ?? []) : placeOf(policy, finding.about ?? at),
    sameAs: finding.sameAs ?? rule.sameAs ?? [],
    related: related.map((note) => ({ message: note.message, range: toRange(text, note.at) })),
    fixes: options.wantsFixes(rule.category) ? fixesOf(text, finding, options.known) : [],
  };
}

function fixesOf(text: TextDocument, finding: ReportedFinding, known: ValuesInUse): readonly FixReport[] {
  return (finding.fixes?.(known) ?? []).map(({ title, safety, edits }) => ({
    title,
    safety,
    edits: edits.map(({ span, newText }) => ({ range: toRange(text, span), newText: plainText(newText) })),
  }));
}

function toRange(text: TextDocument, { start, end }: Span): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

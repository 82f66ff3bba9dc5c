import type { Range } from 'vscode-languageserver-textdocument';
import type { Place } from '../../policy/place';
import type { PolicyType } from '../../policy/policy-type';
import type { Category, Equivalent, Fix } from '../../rules/rule';
import type { Severity } from '../../rules/severity';

/** What the check of a file has found: plain data, for each output format to spell. Ranges are as in LSP: from 0, UTF-16. */
export interface FileReport {
  readonly path: string;
  /** By the user, not found in a folder: it is then part of the output in any case. */
  readonly named: boolean;
  readonly policies: readonly PolicyReport[];
  /** Of the managed policies that the file attaches; `undefined` where it attaches none of AWS's. */
  readonly attachments?: AttachmentReport;
  readonly errors: readonly FileError[];
}

/** Why a file, or a part of it, could not be checked. */
export interface FileError {
  /** Follows the file's name in a sentence. */
  readonly message: string;
  readonly range?: Range;
}

/** Something to say of a configuration file. */
export interface Notice {
  /** One sentence or two. */
  readonly message: string;
  readonly path?: string;
  readonly range?: Range;
}

export interface PolicyReport {
  readonly policyType: PolicyType;
  readonly range: Range;
  readonly findings: readonly FindingReport[];
  /** What an exception of the configuration covers. */
  readonly suppressed: readonly SuppressedReport[];
}

export interface AttachmentReport extends Pick<PolicyReport, 'findings' | 'suppressed'> {
  readonly number: number;
}

/** What was found in a file, in its policies and beside them. */
export function allFindings({ policies, attachments }: FileReport): readonly FindingReport[] {
  return [...policies.flatMap(({ findings }) => findings), ...(attachments?.findings ?? [])];
}

/** What exceptions cover in a file. */
export function allSuppressed({ policies, attachments }: FileReport): readonly SuppressedReport[] {
  return [...policies.flatMap(({ suppressed }) => suppressed), ...(attachments?.suppressed ?? [])];
}

export interface FindingReport {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What it counts as for `--fail-on`. */
  readonly level: Category;
  readonly message: string;
  readonly range: Range;
  readonly place: Place;
  readonly sameAs: readonly Equivalent[];
  readonly related: readonly { readonly message: string; readonly range: Range }[];
  /** Empty where the caller did not want them. */
  readonly fixes: readonly FixReport[];
}

/** A finding that somebody has judged. */
export interface SuppressedReport extends FindingReport {
  /** The exception's. */
  readonly reason: string;
}

export interface FixReport {
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

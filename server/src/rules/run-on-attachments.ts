import type { Attachment } from '../policy/attachment';
import type { ServiceReference } from '../reference/types';
import type { Finding, RuleModule } from './rule';
import { inOrder, type ReportedFinding, type RunOptions } from './run';
import { severityOf } from './severity';

/** Runs the rules over the managed policies that a text attaches. Findings in the order of the text. */
export function runOnAttachments(
  attachments: readonly Attachment[],
  rules: readonly RuleModule[],
  reference: ServiceReference,
  { settings, onThrow }: RunOptions = {},
): readonly ReportedFinding[] {
  const found: ReportedFinding[] = [];
  for (const { meta, check } of attachments.length === 0 ? [] : rules) {
    const severity = severityOf(meta, settings);
    if (check.Attachment === undefined || severity === 'off') {
      continue;
    }
    try {
      for (const attachment of attachments) {
        const { place } = attachment;
        const report = (finding: Finding) => found.push({ ...finding, rule: meta, severity, place });
        check.Attachment(attachment, { reference, report });
      }
    } catch (error) {
      onThrow?.(meta, error);
    }
  }
  return inOrder(found);
}

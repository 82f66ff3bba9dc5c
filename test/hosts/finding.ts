import type { HostLanguage } from '../../server/src/hosts/host';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { hole } from '../../server/src/policy/value';

/** What a host finds in a text, in few words: `trust of iam: sts:AssumeRole`. */
export function summaries(host: HostLanguage, text: string): readonly string[] {
  return host.findPolicies(text).policies.map(summaryOf);
}

function summaryOf(document: PolicyDocument): string {
  const actions = document.statements.flatMap((statement) => statement.action?.patterns ?? []);
  const service = document.service === undefined ? '' : ` of ${document.service}`;
  return `${document.type}${service}: ${actions.map(({ source }) => source.text.replaceAll(hole, '○')).join(' ')}`;
}

import type { FileReport, FindingReport, PolicyReport } from './report';

/** `--format json`: one array, a file an entry. Its schema is server/schemas/check-output.schema.json. */
export function jsonReport(reports: readonly FileReport[]): string {
  return JSON.stringify(reports.map(toFile), null, 2);
}

function toFile({ path, policies, attachments, errors }: FileReport) {
  return {
    path,
    policies: policies.map(({ policyType, range, ...found }) => ({ policyType, range, ...toFound(found) })),
    ...(attachments !== undefined && { attachments: toFound(attachments) }),
    errors,
  };
}

function toFound({ findings, suppressed }: Pick<PolicyReport, 'findings' | 'suppressed'>) {
  return {
    findings: findings.map(toFinding),
    suppressed: suppressed.map((finding) => ({ ...toFinding(finding), reason: finding.reason })),
  };
}

function toFinding({ rule, category, severity, message, range, place, sameAs, fixes }: FindingReport) {
  return { rule, category, severity, message, range, place, sameAs, fixes };
}

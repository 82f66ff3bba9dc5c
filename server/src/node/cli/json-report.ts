import type { FileReport, FindingReport } from './report';

/** `--format json`: one array, a file an entry. Its schema is server/schemas/check-output.schema.json. */
export function jsonReport(reports: readonly FileReport[]): string {
  return JSON.stringify(reports.map(toFile), null, 2);
}

function toFile({ path, policies, errors }: FileReport) {
  return {
    path,
    policies: policies.map(({ policyType, range, findings, suppressed }) => ({
      policyType,
      range,
      findings: findings.map(toFinding),
      suppressed: suppressed.map((finding) => ({ ...toFinding(finding), reason: finding.reason })),
    })),
    errors,
  };
}

function toFinding({ rule, category, severity, message, range, place, sameAs, fixes }: FindingReport) {
  return { rule, category, severity, message, range, place, sameAs, fixes };
}

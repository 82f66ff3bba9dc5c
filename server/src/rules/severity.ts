import type { Category, Finding, RuleMeta } from './rule';

/** How loudly a finding is shown; `off` not at all. */
export type Severity = 'off' | 'hint' | 'information' | 'warning' | 'error';

export const severities: readonly Severity[] = ['off', 'hint', 'information', 'warning', 'error'];

/** What the user has set by rule name; a rule that is not in it has its own severity. */
export type RuleSettings = Readonly<Record<string, Severity>>;

export function isSeverity(value: unknown): value is Severity {
  return severities.some((severity) => severity === value);
}

/** How loudly the rule is shown, or one finding of it: what the user has set counts for all of its findings. */
export function severityOf(meta: RuleMeta, settings: RuleSettings = {}, finding: Pick<Finding, 'severity'> = {}): Severity {
  return (Object.hasOwn(settings, meta.name) ? settings[meta.name] : undefined) ?? finding.severity ?? defaultSeverity(meta);
}

/** What a rule is shown as when nothing is set: as its category, where it does not say otherwise. */
export function defaultSeverity({ category, severity }: Pick<RuleMeta, 'category' | 'severity'>): Severity {
  return severity ?? severityOfCategory(category);
}

function severityOfCategory(category: Category): Severity {
  switch (category) {
    case 'error':
      return 'error';
    case 'security-warning':
    case 'warning':
      return 'warning';
    case 'suggestion':
      return 'information';
  }
}

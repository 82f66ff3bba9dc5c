import type { Category } from '../../rules/rule';
import type { RuleSettings, Severity } from '../../rules/severity';
import { allFindings, type FileReport } from './report';

/** From what level on findings make the command fail. */
export type FailOn = Category | 'never';

/** The gravest first. */
export const failOnLevels: readonly FailOn[] = ['error', 'security-warning', 'warning', 'suggestion', 'never'];

/**
 * What a finding counts as: its category, or a suggestion where it is shown as a hint alone, unless the user has set the rule's severity.
 * Then an `error` counts as an error, a `warning` as a warning of its kind, and what is quieter as a suggestion.
 */
export function levelOf(rule: string, category: Category, severity: Severity, settings: RuleSettings): Category {
  if (!Object.hasOwn(settings, rule)) {
    return severity === 'hint' ? 'suggestion' : category;
  }
  switch (severity) {
    case 'error':
      return 'error';
    case 'warning':
      return category === 'security-warning' ? 'security-warning' : 'warning';
    default:
      return 'suggestion';
  }
}

/** Whether the report has a finding at that level or above. */
export function fails(report: FileReport, failOn: FailOn): boolean {
  const limit = failOnLevels.indexOf(failOn);
  return failOn !== 'never' && allFindings(report).some(({ level }) => failOnLevels.indexOf(level) <= limit);
}

import type { ConditionElement } from '../policy/ast';
import { everythingGranted } from '../semantics/broad-grants';
import { nameServices } from '../semantics/narrow/name-services';
import { keptBy } from '../semantics/region-limit';
import { accessAnalyzer } from './access-analyzer';
import type { Equivalent, RuleModule } from './rule';

/** Of what every action on every resource includes, IAM Access Analyzer reports two. */
const sameAs: readonly Equivalent[] = [
  accessAnalyzer('PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE'),
  accessAnalyzer('CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE'),
  { tool: 'checkov', code: 'CKV_AWS_1' },
  { tool: 'checkov', code: 'CKV_AWS_62' },
  { tool: 'prowler', code: 'iam_inline_policy_no_administrative_privileges' },
];

export const administratorAccess: RuleModule = {
  meta: {
    name: 'administrator-access',
    summary: 'A statement that allows every action on every resource.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs,
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const pattern = everythingGranted(statement);
      if (pattern === undefined) {
        return;
      }
      report({
        at: pattern.source.span,
        sameAs,
        message: `\`${pattern.source.text}\` on every resource ${consequence(statement.condition)}`,
        fixes: (known) => nameServices(reference, document, statement, pattern, known),
      });
    },
  },
};

/** Calls of IAM count as made in one Region, so that whoever may make them there can allow themselves the rest. */
function consequence(condition: ConditionElement | undefined): string {
  if (keptBy(condition, undefined) === 'all') {
    return 'makes an administrator: whoever has this policy can read, change and delete everything in the account, and give others access to it.';
  }
  return keptBy(condition, 'iam') === 'all'
    ? 'makes an administrator in every Region: calls of IAM are made in one that the condition names, so whoever has this policy can give themselves the others.'
    : 'lets whoever has this policy read, change and delete everything in the Regions that its condition names, and give others access to it.';
}

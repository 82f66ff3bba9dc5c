import { everythingGranted } from '../semantics/broad-grants';
import { nameServices } from '../semantics/narrow/name-services';
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
        message: `\`${pattern.source.text}\` on every resource makes an administrator: whoever has this policy can read, change and delete everything in the account, and give others access to it.`,
        fixes: (known) => nameServices(reference, document, statement, pattern, known),
      });
    },
  },
};

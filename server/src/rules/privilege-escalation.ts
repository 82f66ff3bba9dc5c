import type { RuleMeta, RuleModule } from './rule';
import { tellEscalations } from './tell-escalations';

const meta: RuleMeta = {
  name: 'privilege-escalation',
  summary: "Actions that together are enough to take on an administrator's or any other role's permissions.",
  category: 'security-warning',
  fix: 'sometimes',
  since: '0.1.0',
  appliesTo: ['identity-based'],
  sameAs: [
    { tool: 'checkov', code: 'CKV_AWS_110' },
    { tool: 'checkov', code: 'CKV_AWS_286' },
    { tool: 'prowler', code: 'iam_policy_allows_privilege_escalation' },
    { tool: 'prowler', code: 'iam_inline_policy_allows_privilege_escalation' },
    { tool: 'cloudsplaining', code: 'PrivilegeEscalation' },
  ],
};

export const privilegeEscalation: RuleModule = {
  meta,
  check: {
    PolicyDocument(_, context) {
      tellEscalations(context, ['certain'], meta);
    },
  },
};

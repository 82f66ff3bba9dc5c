import type { RuleMeta, RuleModule } from './rule';
import { tellEscalations } from './tell-escalations';

const meta: RuleMeta = {
  name: 'likely-privilege-escalation',
  summary: 'Actions that give the permissions of instances, functions, builds or stacks that have a role of their own.',
  category: 'warning',
  fix: 'never',
  since: '0.1.0',
  appliesTo: ['identity-based'],
  sameAs: [
    { tool: 'prowler', code: 'iam_policy_allows_privilege_escalation' },
    { tool: 'prowler', code: 'iam_inline_policy_allows_privilege_escalation' },
    { tool: 'cloudsplaining', code: 'PrivilegeEscalation' },
  ],
};

export const likelyPrivilegeEscalation: RuleModule = {
  meta,
  check: {
    PolicyDocument(_, context) {
      tellEscalations(context, ['likely'], meta);
    },
  },
};

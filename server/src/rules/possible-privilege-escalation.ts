import type { RuleMeta, RuleModule } from './rule';
import { tellEscalations } from './tell-escalations';

const meta: RuleMeta = {
  name: 'possible-privilege-escalation',
  summary: 'Actions that lead to more permissions in special circumstances, and are ordinary work in most.',
  category: 'suggestion',
  severity: 'off',
  fix: 'never',
  since: '0.1.0',
  appliesTo: ['identity-based'],
};

export const possiblePrivilegeEscalation: RuleModule = {
  meta,
  check: {
    PolicyDocument(_, context) {
      tellEscalations(context, ['possible', 'remote'], meta);
    },
  },
};

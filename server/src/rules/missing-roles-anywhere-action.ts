import { missingActions } from '../semantics/missing-actions';
import { addActions } from './repair';
import type { RuleModule } from './rule';

export const missingRolesAnywhereAction: RuleModule = {
  meta: {
    name: 'missing-roles-anywhere-action',
    summary: 'A role for IAM Roles Anywhere without all the actions with which it assumes roles.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY' }],
  },
  looksAround: true,
  check: {
    Statement(statement, { document, report }) {
      const { action } = statement;
      const missing = missingActions(document, statement, 'rolesanywhere.amazonaws.com', needed);
      if (action === undefined || missing.length === 0) {
        return;
      }
      report({
        at: action.element.key.span,
        message: `IAM Roles Anywhere cannot assume this role without ${missing.map((each) => `\`${each}\``).join(' and ')}, as it passes a source identity and session tags. Allow it that too.`,
        fixes: () => addActions(document.writer, action, missing),
      });
    },
  },
};

/** Source: IAM Roles Anywhere User Guide, "Trust model". */
const needed: readonly string[] = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

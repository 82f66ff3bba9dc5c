import { missingActions } from '../semantics/missing-actions';
import { addActions } from './repair';
import type { RuleModule } from './rule';

export const missingPodIdentityAction: RuleModule = {
  meta: {
    name: 'missing-pod-identity-action',
    summary: 'A role for EKS Pod Identity without both actions with which it assumes roles.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  looksAround: true,
  check: {
    Statement(statement, { document, report }) {
      const missing = missingActions(document, statement, 'pods.eks.amazonaws.com', needed);
      if (statement.action === undefined || missing.length === 0) {
        return;
      }
      report({
        at: statement.action.element.key.span,
        message: `EKS Pod Identity cannot assume this role without ${missing.map((each) => `\`${each}\``).join(' and ')}, as it tags the session with the pod's names: the pods get no credentials. Allow it that too.`,
        fixes: () => addActions(document.writer, statement.action, missing),
      });
    },
  },
};

/** Source: Amazon EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity". */
const needed: readonly string[] = ['sts:AssumeRole', 'sts:TagSession'];

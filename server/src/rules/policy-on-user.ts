import { openingOf } from '../policy/opening';
import type { RuleModule } from './rule';

const instead =
  'who keeps what it allows when their work changes, and nobody sees it among the policies of their group. Give it to a group, or to a role that the user takes on.';

export const policyOnUser: RuleModule = {
  meta: {
    name: 'policy-on-user',
    summary: 'A policy of a single user, where a group or a role could have it.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_40' },
      { tool: 'prowler', code: 'iam_policy_attached_only_to_group_or_roles' },
    ],
  },
  check: {
    PolicyDocument(document, { report }) {
      if (document.holder === 'user' && document.statements.some(({ effect }) => effect === 'Allow')) {
        report({
          at: openingOf(document.root),
          about: document.span,
          message: `This policy belongs to one user, ${instead}`,
        });
      }
    },
    Attachment({ source, name, holder }, { report }) {
      if (holder.kind === 'user') {
        report({ at: source.span, message: `\`${name}\` is attached to one user, ${instead}` });
      }
    },
  },
};

import { fitRoleActions } from '../semantics/narrow/fit-role-actions';
import type { RuleModule } from './rule';

export const broadRoleAction: RuleModule = {
  meta: {
    name: 'broad-role-action',
    summary: 'A wildcard for the actions by which a role is assumed.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    ActionPattern(entry, { document, statement, report }) {
      const { text } = entry.source;
      if (statement?.effect === 'Allow' && statement.action?.negated === false && /^(\*|\*:\*|sts:\*|sts:assume\*)$/i.test(text)) {
        const tags = text.toLowerCase().startsWith('sts:a') ? '' : ', and may set any session tags and source identity';
        report({
          at: entry.source.span,
          message: `\`${text}\` lets the principals assume the role in every way there is${tags}. Name the action by which they do.`,
          fixes: () => fitRoleActions(document, statement, entry),
        });
      }
    },
  },
};

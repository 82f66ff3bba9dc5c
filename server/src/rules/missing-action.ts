import { mayHaveMore } from '../policy/opening';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingAction: RuleModule = {
  meta: {
    name: 'missing-action',
    summary: 'A statement without `Action` or `NotAction`.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'MISSING_ACTION' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Statement({ elements, focus, span, root, action }, { document, report }) {
      if (action !== undefined || mayHaveMore(elements)) {
        return;
      }
      const before = elements.findLast(({ name }) => name === 'Effect' || name === 'Principal' || name === 'NotPrincipal');
      report({
        at: focus,
        about: span,
        message: 'This statement has neither `Action` nor `NotAction`: AWS rejects the policy. Say which actions it is about.',
        fixes: () => [
          {
            title: 'Add `Action`',
            safety: 'unsafe',
            edits: [document.writer.insertMember(root, 'Action', tabStop('service:Action'), before?.member)],
          },
        ],
      });
    },
  },
};

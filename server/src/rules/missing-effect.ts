import { mayHaveMore } from '../policy/opening';
import type { RuleModule } from './rule';

export const missingEffect: RuleModule = {
  meta: {
    name: 'missing-effect',
    summary: 'A statement without `Effect`.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'MISSING_EFFECT' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Statement({ elements, focus, span, root, sid }, { document, report }) {
      if (elements.some(({ name }) => name === 'Effect') || mayHaveMore(elements)) {
        return;
      }
      report({
        at: focus,
        about: span,
        message: 'This statement has no `Effect`: AWS rejects the policy. It must say `Allow` or `Deny`.',
        fixes: () =>
          ['Allow', 'Deny'].map((effect) => ({
            title: `Add \`Effect\` \`${effect}\``,
            safety: 'safe',
            edits: [document.writer.insertMember(root, 'Effect', effect, sid?.member ?? 'start')],
          })),
      });
    },
  },
};

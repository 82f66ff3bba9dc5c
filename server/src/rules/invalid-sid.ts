import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidSid: RuleModule = {
  meta: {
    name: 'invalid-sid',
    summary: 'A `Sid` with characters other than letters and digits, in a policy of IAM.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'trust', 'permissions-boundary', 'session'],
    sameAs: [
      { tool: 'access-analyzer', code: 'UNSUPPORTED_SID' },
      { tool: 'parliament', code: 'INVALID_SID' },
    ],
  },
  check: {
    Statement({ sid }, { document, report }) {
      const value = sid?.value;
      if (value?.kind !== 'string' || !isStatic(value) || hasPlaceholder(value.text) || /^[A-Za-z0-9]*$/.test(value.text)) {
        return;
      }
      const strangers = [...new Set(value.text.match(/[^A-Za-z0-9]/gu))];
      report({
        at: value.span,
        message: `A \`Sid\` of IAM has letters (A–Z, a–z) and digits only, not ${strangers.slice(0, 3).map(shown).join(', ')}: AWS rejects the policy.`,
        fixes: () => {
          const name = lettersOf(value.text);
          return name === '' ? [] : [replaceValue(document.writer, value, name, 'safe')];
        },
      });
    },
  },
};

function shown(character: string): string {
  return character === ' ' ? 'spaces' : `\`${character}\``;
}

/** `allow-read of logs` becomes `AllowReadOfLogs`. */
function lettersOf(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

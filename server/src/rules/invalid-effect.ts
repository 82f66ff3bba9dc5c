import { isStatic } from '../policy/value';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidEffect: RuleModule = {
  meta: {
    name: 'invalid-effect',
    summary: 'An `Effect` that is neither `Allow` nor `Deny`.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_EFFECT' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    Element({ name, value }, { document, statement, report }) {
      if (statement === undefined || name !== 'Effect' || value?.kind !== 'string' || !isStatic(value)) {
        return;
      }
      if (value.text === 'Allow' || value.text === 'Deny') {
        return;
      }
      report({
        at: value.span,
        message: messageFor(value.text),
        fixes: () => likely(value.text).map((effect) => replaceValue(document.writer, value, effect, 'safe')),
      });
    },
  },
};

function messageFor(text: string): string {
  const [only, other] = likely(text);
  return other === undefined && only?.toLowerCase() === text.toLowerCase()
    ? `\`${text}\` must be written \`${only}\`: IAM reads \`Effect\` with case, and AWS rejects the policy.`
    : `\`${text}\` is not an effect: AWS rejects the policy. Write \`Allow\` or \`Deny\`.`;
}

/** What the author probably meant; both where nothing tells. */
function likely(text: string): readonly string[] {
  const effects = ['Allow', 'Deny'];
  const near = closest(text, effects, 1);
  return near.length > 0 ? near : effects;
}

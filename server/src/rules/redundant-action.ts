import { isStatic } from '../policy/value';
import { redundantEntries } from '../semantics/redundant-entries';
import { removeRedundant } from './repair';
import type { RuleModule } from './rule';

export const redundantAction: RuleModule = {
  meta: {
    name: 'redundant-action',
    summary: 'An action that another entry of the same list covers.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_ACTION' }],
  },
  check: {
    ActionElement({ element: { value }, negated, known }, { document, report }) {
      if (value?.kind !== 'array' || value.items.length < 2) {
        return;
      }
      const { items } = value;
      const redundant = redundantEntries(
        items.map((item) => (item.kind === 'string' && (known || isStatic(item)) ? item.text.toLowerCase() : undefined)),
      );
      for (const { index, by } of redundant) {
        const [item, other] = [items[index], items[by]];
        if (item?.kind !== 'string' || other?.kind !== 'string') {
          continue;
        }
        const [text, wider] = [item.text, other.text];
        report({
          at: item.span,
          message: messageOf(text, wider),
          ...(text === wider ? { severity: 'hint' } : {}),
          related: [{ at: other.span, message: text === wider ? 'The first one.' : 'Covers it.' }],
          ...(negated ? { sameAs: [] } : {}),
          fixes: () => removeRedundant(document.writer, value, { index, text }, redundant, 'safe'),
        });
      }
    },
  },
};

function messageOf(text: string, wider: string): string {
  if (text === wider) {
    return `\`${text}\` is in this list twice.`;
  }
  return text.toLowerCase() === wider.toLowerCase()
    ? `\`${text}\` is \`${wider}\` once more: IAM compares actions without case.`
    : `\`${wider}\` in this list covers \`${text}\`, which adds nothing.`;
}

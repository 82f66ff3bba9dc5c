import { isStatic } from '../policy/value';
import { wildcardCovers } from '../policy/wildcard';
import { redundantEntries } from '../semantics/redundant-entries';
import { removeRedundant } from './repair';
import type { RuleModule } from './rule';

export const redundantResource: RuleModule = {
  meta: {
    name: 'redundant-resource',
    summary: 'A resource that another entry of the same list covers.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_RESOURCE' }],
  },
  check: {
    ResourceElement({ element: { value }, negated }, { document, report }) {
      if (value?.kind !== 'array') {
        return;
      }
      const { items } = value;
      const texts = items.map((item) => (item.kind === 'string' && isStatic(item) ? item.text : undefined));
      const redundant = redundantEntries(texts);
      for (const { index, by } of redundant) {
        const [item, other, text = '', wider = ''] = [items[index], items[by], texts[index], texts[by]];
        if (item === undefined || other === undefined) {
          continue;
        }
        report({
          at: item.span,
          message:
            text === wider ? `\`${text}\` is in this list twice.` : `\`${wider}\` in this list covers \`${text}\`, which adds nothing.`,
          ...(text === wider ? { severity: 'hint' } : {}),
          related: [{ at: other.span, message: text === wider ? 'The first one.' : 'Covers it: `*` stands for `/` and `:` too.' }],
          ...(negated ? { sameAs: [] } : {}),
          fixes: () => {
            const isCertain = redundant.every((one) => coversBySegment(texts[one.by], texts[one.index]));
            return removeRedundant(document.writer, value, { index, text }, redundant, isCertain ? 'safe' : 'unsafe');
          },
        });
      }
    },
  },
};

/** AWS's documents do not agree whether a wildcard in an ARN crosses colons: certain is what needs none to. */
function coversBySegment(wider = '', text = ''): boolean {
  const [own, other] = [segments(wider), segments(text)];
  return wider === '*' || (own.length === other.length && own.every((segment, index) => wildcardCovers(segment, other[index] ?? '')));
}

function segments(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

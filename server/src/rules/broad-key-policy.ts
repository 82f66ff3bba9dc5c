import { isStatic } from '../policy/value';
import { isWholeAccount, principalsOf } from '../semantics/named-principals';
import { keepKeyUse } from '../semantics/narrow/keep-key-use';
import type { RuleModule } from './rule';

export const broadKeyPolicy: RuleModule = {
  meta: {
    name: 'broad-key-policy',
    summary: 'A key that one role can use, delete and give to others.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['resource-based'],
  },
  check: {
    ActionPattern(entry, { document, statement, report }) {
      const isEverything = /^(\*|kms:\*)$/i.test(entry.source.text) && statement?.action?.negated === false;
      if (document.service !== 'kms' || statement?.effect !== 'Allow' || !isEverything) {
        return;
      }
      const holder = principalsOf(statement.principal, 'AWS').find(
        (each) => isStatic(each) && /^arn:/.test(each.text) && !isWholeAccount(each),
      );
      if (holder !== undefined) {
        report({
          at: entry.source.span,
          message: `With \`${entry.source.text}\`, \`${nameOf(holder.text)}\` decrypts with the key, deletes it and gives it to anybody, whatever the policies of its account say. Let some use the key, and others manage it.`,
          related: [{ at: holder.span, message: 'Who may do all of it.' }],
          fixes: () => keepKeyUse(document, statement, entry),
        });
      }
    },
  },
};

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

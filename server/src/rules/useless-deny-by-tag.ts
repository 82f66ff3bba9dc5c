import type { ActionPattern } from '../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../policy/ast';
import { entriesWithoutTags, requiresResourceTag, type UntaggedEntry } from '../semantics/resource-tag-support';
import type { Equivalent, Fix, RuleModule } from './rule';

export const uselessDenyByTag: RuleModule = {
  meta: {
    name: 'useless-deny-by-tag',
    summary: 'A Deny by the tag of the resource, for actions that have no tagged resource.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'].map(
      equivalent,
    ),
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const test = statement.effect === 'Deny' ? statement.condition?.tests.find(requiresResourceTag) : undefined;
      const { action } = statement;
      if (test === undefined || action === undefined) {
        return;
      }
      if (action.negated) {
        report({
          at: test.key.span,
          message: `\`${action.element.key.text}\` leaves actions that have no \`${test.key.text}\`, and this statement denies none of those. List the actions that have it under \`Action\`.`,
          sameAs: [equivalent('DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE')],
        });
      }
      for (const entry of entriesWithoutTags(reference, statement)) {
        const { pattern } = entry;
        report({
          at: pattern.source.span,
          message: messageFor(entry, test.key.text),
          related: [{ at: test.key.span, message: 'The key that its requests do not have.' }],
          sameAs: [equivalent('DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE')],
          fixes: () => (entry.whole ? fixesFor(document, action, pattern) : []),
        });
      }
    },
  },
};

function messageFor({ pattern, actions }: UntaggedEntry, key: string): string {
  const [first = ''] = actions;
  const exact = pattern.source.text.toLowerCase() === first.toLowerCase();
  const which = exact ? '' : ` of \`${pattern.source.text}\`${actions.length > 1 ? ` (and for ${actions.length - 1} more)` : ''}`;
  return `A request for \`${first}\`${which} has no \`${key}\`, so the condition never holds and it is not denied here. Deny it in a statement without this condition.`;
}

function fixesFor({ writer }: PolicyDocument, { element }: ActionElement, { source }: ActionPattern): readonly Fix[] {
  const list = element.value;
  if (list?.kind !== 'array' || list.items.length < 2) {
    return [];
  }
  return [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }];
}

function equivalent(code: string): Equivalent {
  return { tool: 'access-analyzer', code };
}

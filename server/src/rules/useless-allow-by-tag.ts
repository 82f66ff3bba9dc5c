import type { ActionPattern } from '../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../policy/ast';
import { entriesWithoutTags, requiresResourceTag, type UntaggedEntry } from '../semantics/resource-tag-support';
import type { Equivalent, Fix, RuleModule } from './rule';

export const uselessAllowByTag: RuleModule = {
  meta: {
    name: 'useless-allow-by-tag',
    summary: 'An Allow by the tag of the resource, for actions that have no tagged resource.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE'].map(
      equivalent,
    ),
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const test = statement.effect === 'Allow' ? statement.condition?.tests.find(requiresResourceTag) : undefined;
      const { action } = statement;
      if (test === undefined || action === undefined) {
        return;
      }
      if (action.negated) {
        report({
          at: test.key.span,
          message: `\`${action.element.key.text}\` leaves actions that have no \`${test.key.text}\`, and this statement allows none of those. List the actions that have it under \`Action\`.`,
          sameAs: [equivalent('ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE')],
        });
      }
      for (const entry of entriesWithoutTags(reference, statement)) {
        const { pattern } = entry;
        report({
          at: pattern.source.span,
          message: messageFor(entry, test.key.text),
          related: [{ at: test.key.span, message: 'The key that its requests do not have.' }],
          sameAs: [equivalent('ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE')],
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
  return `A request for \`${first}\`${which} has no \`${key}\`, so the condition never holds and it is not allowed here. Allow it in a statement without this condition.`;
}

function fixesFor({ writer }: PolicyDocument, { element }: ActionElement, { source }: ActionPattern): readonly Fix[] {
  const list = element.value;
  if (list?.kind !== 'array' || list.items.length < 2) {
    return [];
  }
  return [{ title: `Remove \`${source.text}\``, safety: 'safe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }];
}

function equivalent(code: string): Equivalent {
  return { tool: 'access-analyzer', code };
}

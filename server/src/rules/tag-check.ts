import type { ActionPattern } from '../policy/action-pattern';
import type { ActionElement, PolicyDocument } from '../policy/ast';
import { entriesWithoutTags, requiresResourceTag, type UntaggedEntry } from '../semantics/resource-tag-support';
import { accessAnalyzer } from './access-analyzer';
import type { Equivalent, Fix, RuleVisitor } from './rule';

type Effect = 'Allow' | 'Deny';

/** The codes of the check: of entries of `Action`, and of `NotAction`. */
export function tagCodes(effect: Effect): readonly [Equivalent, Equivalent] {
  const end = 'WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE';
  return [accessAnalyzer(`${effect.toUpperCase()}_${end}`), accessAnalyzer(`${effect.toUpperCase()}_NOTACTION_${end}`)];
}

/** Finds statements of that effect that test a tag of the resource for actions that have no tagged resource. */
export function tagCheck(effect: Effect): RuleVisitor {
  const [ofAction, ofNotAction] = tagCodes(effect);
  return {
    Statement(statement, { document, reference, report }) {
      const test = statement.effect === effect ? statement.condition?.tests.find(requiresResourceTag) : undefined;
      const { action } = statement;
      if (test === undefined || action === undefined) {
        return;
      }
      if (action.negated) {
        report({
          at: test.key.span,
          message: `\`${action.element.key.text}\` leaves actions that have no \`${test.key.text}\`, and this statement ${verbs[effect]} none of those. List the actions that have it under \`Action\`.`,
          sameAs: [ofNotAction],
        });
      }
      for (const entry of entriesWithoutTags(reference, statement)) {
        report({
          at: entry.pattern.source.span,
          message: messageFor(entry, test.key.text, effect),
          related: [{ at: test.key.span, message: 'The key that its requests do not have.' }],
          sameAs: [ofAction],
          fixes: () => (entry.whole ? fixesFor(document, action, entry.pattern) : []),
        });
      }
    },
  };
}

const verbs = { Allow: 'allows', Deny: 'denies' } as const;
const participles = { Allow: 'allowed', Deny: 'denied' } as const;

function messageFor({ pattern, actions }: UntaggedEntry, key: string, effect: Effect): string {
  const [first = ''] = actions;
  const exact = pattern.source.text.toLowerCase() === first.toLowerCase();
  const which = exact ? '' : ` of \`${pattern.source.text}\`${actions.length > 1 ? ` (and for ${actions.length - 1} more)` : ''}`;
  return `A request for \`${first}\`${which} has no \`${key}\`, so the condition never holds and it is not ${participles[effect]} here. ${effect} it in a statement without this condition.`;
}

/** Never safe: that such requests do not have the key is what AWS documents today. */
function fixesFor({ writer }: PolicyDocument, { element }: ActionElement, { source }: ActionPattern): readonly Fix[] {
  const list = element.value;
  if (list?.kind !== 'array' || list.items.length < 2) {
    return [];
  }
  return [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }];
}

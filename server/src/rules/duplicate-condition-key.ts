import type { ConditionElement, PolicyDocument } from '../policy/ast';
import { scalarText } from '../policy/scalar-text';
import { itemsOf, type Member, type ObjectValue } from '../policy/value';
import { carry } from '../policy/writer';
import type { Fix, RuleModule } from './rule';

export const duplicateConditionKey: RuleModule = {
  meta: {
    name: 'duplicate-condition-key',
    summary: 'One condition key twice under an operator, in different letter case.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE' }],
  },
  check: {
    ConditionElement(condition, { document, report }) {
      for (const block of blocksOf(condition)) {
        for (const [member, earlier] of repeatsIn(block)) {
          report({
            at: member.key.span,
            message: `\`${member.key.text}\` is the key \`${earlier.key.text}\` again, as AWS compares keys without case. It rejects the pair: list all values under one of them.`,
            related: [{ at: earlier.key.span, message: 'The same key.' }],
            fixes: () => fixesFor(document, block, member, earlier),
          });
        }
      }
    },
  },
};

function blocksOf({ element }: ConditionElement): readonly ObjectValue[] {
  const operators = element.value?.kind === 'object' ? element.value.members : [];
  return operators.flatMap(({ value }) => (value?.kind === 'object' ? [value] : []));
}

/** Each member whose key an earlier one has in other letters, with that one. The same letters twice are JSON's own problem. */
function repeatsIn({ members }: ObjectValue): readonly (readonly [Member, Member])[] {
  return members.flatMap((member, index): (readonly [Member, Member])[] => {
    const { text } = member.key;
    const earlier = members.slice(0, index).find(({ key }) => key.text !== text && key.text.toLowerCase() === text.toLowerCase());
    return earlier === undefined ? [] : [[member, earlier]];
  });
}

function fixesFor({ writer }: PolicyDocument, block: ObjectValue, member: Member, earlier: Member): readonly Fix[] {
  if (earlier.value === undefined || member.value === undefined) {
    return [];
  }
  const has = new Set(itemsOf(earlier.value).map(scalarText));
  const fresh = itemsOf(member.value).filter((value) => !has.has(scalarText(value)) || scalarText(value) === undefined);
  const removed = writer.removeMembers(block, [member]);
  if (fresh.length === 0) {
    return [{ title: `Remove \`${member.key.text}\``, safety: 'safe', edits: removed }];
  }
  const merged = writer.replace(earlier.value, [...itemsOf(earlier.value), ...fresh].map(carry));
  return [
    { title: `List its values under \`${earlier.key.text}\``, safety: 'unsafe', edits: [merged, ...removed] },
    { title: `Remove \`${member.key.text}\``, safety: 'unsafe', edits: removed },
  ];
}

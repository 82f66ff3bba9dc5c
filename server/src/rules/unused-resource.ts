import type { PolicyDocument } from '../policy/ast';
import type { StringValue, Value } from '../policy/value';
import { idleEntries } from '../semantics/idle-entries';
import type { Fix, RuleModule } from './rule';

export const unusedResource: RuleModule = {
  meta: {
    name: 'unused-resource',
    summary: 'A resource that none of the actions of its statement works on.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: {
    Statement(statement, { document, reference, report }) {
      const { action, resource } = statement;
      for (const index of action === undefined ? [] : idleEntries(reference, statement).resources) {
        const source = resource?.patterns[index]?.source;
        if (source !== undefined) {
          const verb = statement.effect === 'Deny' ? 'denies' : 'allows';
          report({
            at: source.span,
            message: `None of the actions of this statement works on \`${source.text}\`, so it ${verb} nothing there. Remove the entry, or name the actions that were meant.`,
            fixes: () => removal(document, resource?.element.value, source),
          });
        }
      }
    },
  },
};

/** AWS may give the action such a resource one day. */
function removal({ writer }: PolicyDocument, list: Value | undefined, source: StringValue): readonly Fix[] {
  return list?.kind === 'array' && list.items.length > 1
    ? [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }]
    : [];
}

import type { RuleModule } from './rule';

export const emptyCondition: RuleModule = {
  meta: {
    name: 'empty-condition',
    summary: 'A condition, or an operator in it, with nothing in it.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'EMPTY_OBJECT_CONDITION' }],
  },
  check: {
    ConditionElement({ element }, { document, statement, report }) {
      const { value } = element;
      if (value?.kind !== 'object' || statement === undefined) {
        return;
      }
      if (value.members.length === 0) {
        report({
          at: value.span,
          message: `\`${element.key.text}\` is empty, so the statement holds without any condition. Remove it, or say when the statement holds.`,
          fixes: () => [
            {
              title: `Remove \`${element.key.text}\``,
              safety: 'safe',
              edits: document.writer.removeMembers(statement.root, [element.member]),
            },
          ],
        });
      }
      for (const operator of value.members) {
        if (operator.value?.kind === 'object' && operator.value.members.length === 0) {
          report({
            at: operator.value.span,
            message: `\`${operator.key.text}\` compares nothing, so it restricts nothing. Remove it, or name a key and a value.`,
            fixes: () => [
              {
                title: `Remove \`${operator.key.text}\``,
                safety: 'safe',
                edits:
                  value.members.length === 1
                    ? document.writer.removeMembers(statement.root, [element.member])
                    : document.writer.removeMembers(value, [operator]),
              },
            ],
          });
        }
      }
    },
  },
};

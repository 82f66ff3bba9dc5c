import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import type { Fix, RuleModule } from './rule';

export const neverMatchingWildcard: RuleModule = {
  meta: {
    name: 'never-matching-wildcard',
    summary: 'A condition that no request meets, as `*` matches every value that it asks not to match.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION' }],
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const value = neverHolds(test) ? test.values.find(isEverything) : undefined;
      if (value === undefined || statement === undefined) {
        return;
      }
      const effect = statement.effect === 'Deny' ? 'denies' : 'allows';
      report({
        at: value.span,
        message: `\`${test.operatorKey.text}\` asks for a value of \`${test.key.text}\` that \`*\` does not match, and there is none: the condition never holds and the statement ${effect} nothing.`,
        fixes: () => [...withoutValue(document, test, value), ...withoutStatement(document, statement)],
      });
    },
  },
};

/** `ForAnyValue` wants a value at least; without it, a negated test holds for requests that lack the key. */
function neverHolds({ operator }: ConditionTest): boolean {
  return (
    operator?.setOperator === 'ForAnyValue' && operator.family === 'String' && operator.negated && operator.wildcards && !operator.ifExists
  );
}

function isEverything(value: ConditionTest['values'][number]): boolean {
  return value.kind === 'string' && /^\*+$/.test(value.text);
}

/** What is left may match again. */
function withoutValue({ writer }: PolicyDocument, { member }: ConditionTest, value: ConditionTest['values'][number]): readonly Fix[] {
  const list = member.value;
  return list?.kind === 'array' && list.items.some((item) => !isEverything(item))
    ? [{ title: 'Remove `*` from the values', safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(value)]) }]
    : [];
}

/** A statement that never applies neither allows nor denies. */
function withoutStatement({ writer, statement: element }: PolicyDocument, { root }: Statement): readonly Fix[] {
  const list = element?.value;
  return list?.kind === 'array' && list.items.length > 1
    ? [{ title: 'Remove the statement', safety: 'safe', edits: writer.removeItems(list, [list.items.indexOf(root)]) }]
    : [];
}

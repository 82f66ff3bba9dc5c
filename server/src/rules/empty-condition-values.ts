import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { moveTest, removeTest } from '../semantics/move-test';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const emptyConditionValues: RuleModule = {
  meta: {
    name: 'empty-condition-values',
    summary: 'A condition key with an empty list to compare it with.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      'EMPTY_ARRAY_CONDITION',
      'EMPTY_ARRAY_CONDITION_FORALLVALUES',
      'EMPTY_ARRAY_CONDITION_FORANYVALUE',
      'EMPTY_ARRAY_CONDITION_IFEXISTS',
    ].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test: ConditionTest, { document, statement, report }) {
      const { member, key } = test;
      if (member.value?.kind !== 'array' || member.value.items.length > 0 || statement === undefined) {
        return;
      }
      const code = codeOf(test);
      report({
        at: member.value.span,
        message: messageFor(code, key.text, test.operatorKey.text),
        sameAs: [accessAnalyzer(code)],
        fixes: () => fixesFor(document, statement, test, asksForAbsence(code, test)),
      });
    },
  },
};

function codeOf({ operator }: ConditionTest): string {
  switch (operator?.setOperator) {
    case 'ForAllValues':
      return 'EMPTY_ARRAY_CONDITION_FORALLVALUES';
    case 'ForAnyValue':
      return 'EMPTY_ARRAY_CONDITION_FORANYVALUE';
    default:
      return operator?.ifExists ? 'EMPTY_ARRAY_CONDITION_IFEXISTS' : 'EMPTY_ARRAY_CONDITION';
  }
}

/** Whether the test holds just when the key is missing. A negated operator finds nothing to forbid in an empty list. */
function asksForAbsence(code: string, { operator }: ConditionTest): boolean {
  return (code.endsWith('FORALLVALUES') || code.endsWith('IFEXISTS')) && operator?.negated === false;
}

function messageFor(code: string, key: string, operator: string): string {
  switch (code) {
    case 'EMPTY_ARRAY_CONDITION_FORALLVALUES':
    case 'EMPTY_ARRAY_CONDITION_IFEXISTS':
      return `\`${operator}\` has no values to compare \`${key}\` with: it only tells requests without the key from others. \`Null\` with \`true\` says that.`;
    case 'EMPTY_ARRAY_CONDITION_FORANYVALUE':
      return `\`${operator}\` has no values to compare \`${key}\` with, so it never holds and the statement does nothing. List some values.`;
    default:
      return `\`${operator}\` has no values to compare \`${key}\` with, so the test says nothing of it. List some values, or remove the key.`;
  }
}

/** Taking out a test that never holds would grant what is not granted now. */
function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest, absence: boolean): readonly Fix[] {
  if (absence) {
    const edits = moveTest(document, statement, test, { operator: 'Null', value: 'true' });
    return edits === undefined ? [] : [{ title: 'Replace with `Null` and `true`', safety: 'unsafe', edits }];
  }
  const edits = test.operator?.setOperator === 'ForAnyValue' ? undefined : removeTest(document, statement, test);
  return edits === undefined ? [] : [{ title: `Remove \`${test.key.text}\` from the condition`, safety: 'unsafe', edits }];
}

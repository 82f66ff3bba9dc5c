import type { ConditionTest, PolicyDocument, Statement } from '../policy/ast';
import { moveTest, removeTest } from '../semantics/move-test';
import type { Edit } from '../text/edit';
import { accessAnalyzer } from './access-analyzer';
import type { Fix, RuleModule } from './rule';

export const wildcardOnlyTest: RuleModule = {
  meta: {
    name: 'wildcard-only-test',
    summary: 'A condition that compares a key with `*`, which says no more than whether the key is there.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: ['EQUIVALENT_TO_NULL_FALSE', 'EQUIVALENT_TO_NULL_TRUE', 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'].map(accessAnalyzer),
  },
  check: {
    ConditionTest(test, { document, statement, report }) {
      const [value] = test.values;
      const meaning = meaningOf(test);
      if (meaning === undefined || value === undefined || statement === undefined || isExternalId(test)) {
        return;
      }
      const { code, says } = meanings[meaning];
      report({
        at: value.span,
        message: `\`${test.operatorKey.text}\` with \`*\` ${says(test.key.text)}`,
        sameAs: [accessAnalyzer(code)],
        fixes: () => fixesFor(document, statement, test, meaning),
      });
    },
  },
};

/** That any external ID will do is a matter of its own. */
function isExternalId({ key }: ConditionTest): boolean {
  return key.text.toLowerCase() === 'sts:externalid';
}

type Meaning = 'present' | 'absent' | 'always';

const meanings: Readonly<Record<Meaning, { readonly code: string; readonly says: (key: string) => string }>> = {
  present: {
    code: 'EQUIVALENT_TO_NULL_FALSE',
    says: (key) => `matches whatever value \`${key}\` has: it only asks that the request has the key. \`Null\` with \`false\` says so.`,
  },
  absent: {
    code: 'EQUIVALENT_TO_NULL_TRUE',
    says: (key) => `matches no value of \`${key}\`: it only asks that the request lacks the key. \`Null\` with \`true\` says so.`,
  },
  always: {
    code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
    says: (key) => `holds for every request, with \`${key}\` or without: it restricts nothing.`,
  },
};

/** What the test comes to, by the way its operator treats a key that is not in the request. `undefined` for any other test. */
function meaningOf({ operator, values }: ConditionTest): Meaning | undefined {
  const [value] = values;
  const lone = values.length === 1 && value?.kind === 'string' && value.text === '*';
  if (!lone || operator === undefined || operator.family !== 'String' || !operator.wildcards) {
    return undefined;
  }
  const holdsWhenAbsent = operator.setOperator === 'ForAllValues' || (operator.setOperator === undefined && operator.ifExists);
  if (operator.negated) {
    return operator.setOperator === 'ForAnyValue' ? undefined : 'absent';
  }
  if (operator.setOperator === 'ForAnyValue' && operator.ifExists) {
    return undefined;
  }
  return holdsWhenAbsent ? 'always' : 'present';
}

function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest, meaning: Meaning): readonly Fix[] {
  if (meaning === 'always') {
    return safeFix(`Remove \`${test.key.text}\` from the condition`, removeTest(document, statement, test));
  }
  const value = meaning === 'present' ? 'false' : 'true';
  return safeFix(`Replace with \`Null\` and \`${value}\``, moveTest(document, statement, test, { operator: 'Null', value }));
}

function safeFix(title: string, edits: readonly Edit[] | undefined): readonly Fix[] {
  return edits === undefined ? [] : [{ title, safety: 'safe', edits }];
}

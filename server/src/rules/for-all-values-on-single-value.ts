import { moveTest, operatorText } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const forAllValuesOnSingleValue: RuleModule = {
  meta: {
    name: 'for-all-values-on-single-value',
    summary: '`ForAllValues` on a key that has one value at most, so that the test holds when the key is missing.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY' },
      { tool: 'parliament', code: 'SINGLE_VALUE_CONDITION_TOO_PERMISSIVE' },
    ],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      if (operator?.setOperator !== 'ForAllValues' || operator.family === 'Null' || takenAsMultivalued.has(key.text.toLowerCase())) {
        return;
      }
      if (reference.conditionKey(key.text)?.multivalued !== false) {
        return;
      }
      const better = operatorText({ ...operator, setOperator: undefined });
      const consequence = statement?.effect === 'Deny' ? 'and so denies' : 'and so restricts nothing';
      report({
        at: key.span,
        message: `A request has at most one value of \`${key.text}\`; when it has none, \`ForAllValues:\` holds ${consequence}. Write \`${better}\`.`,
        fixes: () => {
          const edits = statement && moveTest(document, statement, test, { operator: better });
          return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

/** Keys that AWS publishes as single-valued and that its own policies and Access Analyzer take as multivalued. In lower case. */
const takenAsMultivalued = new Set([
  'codeconnections:provideraction',
  'codeconnections:providerpermissionsrequired',
  'codestar-connections:provideraction',
  'codestar-connections:providerpermissionsrequired',
]);

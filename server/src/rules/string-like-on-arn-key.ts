import { isStatic, type Value } from '../policy/value';
import { moveTest, operatorText } from '../semantics/move-test';
import type { RuleModule } from './rule';

export const stringLikeOnArnKey: RuleModule = {
  meta: {
    name: 'string-like-on-arn-key',
    summary: 'A condition that compares an ARN with `StringLike`, whose wildcards reach beyond the colons.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS' },
      { tool: 'parliament', code: 'MISMATCHED_TYPE_BUT_USABLE' },
    ],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      const { operator, key } = test;
      if (operator?.family !== 'String' || !operator.wildcards || reference.conditionKey(key.text)?.type !== 'ARN') {
        return;
      }
      const better = operatorText({ ...operator, name: operator.negated ? 'ArnNotLike' : 'ArnLike' });
      report({
        at: key.span,
        message: `\`${key.text}\` is an ARN, and ${test.values.some(mayLeavePart) ? `a \`*\` of \`${operator.name}\` runs over its colons, into another account or Region` : `\`${operator.name}\` compares it as text`}. \`${better}\` keeps each part of the ARN to itself.`,
        fixes: () => {
          const edits = statement && moveTest(document, statement, test, { operator: better });
          return edits === undefined ? [] : [{ title: `Replace \`${test.operatorKey.text}\` with \`${better}\``, safety: 'unsafe', edits }];
        },
      });
    },
  },
};

/** Whether a wildcard stands before the last part, from where it reaches beyond what is written; also where that is not known. */
function mayLeavePart(value: Value): boolean {
  return value.kind !== 'string' || !isStatic(value) || /^([^:]*:){0,4}[^:]*[*?]/.test(value.text.replace(/\$\{[^}]*\}/g, ''));
}

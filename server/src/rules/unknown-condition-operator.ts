import { closestOperators, readConditionOperator } from '../policy/condition-operator';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { renameKey } from './repair';
import type { RuleModule } from './rule';

export const unknownConditionOperator: RuleModule = {
  meta: {
    name: 'unknown-condition-operator',
    summary: 'A condition operator that IAM does not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_CONDITION_OPERATOR' },
      { tool: 'parliament', code: 'UNKNOWN_OPERATOR' },
    ],
  },
  check: {
    ConditionElement({ element }, { document, report }) {
      for (const { key } of element.value?.kind === 'object' ? element.value.members : []) {
        if (!isStatic(key) || hasPlaceholder(key.text) || key.text.startsWith('Fn::') || readConditionOperator(key.text) !== undefined) {
          continue;
        }
        report({
          at: key.span,
          message: `\`${key.text}\` is not a condition operator: AWS rejects the policy.`,
          fixes: () => closestOperators(key.text).map((name) => renameKey(document.writer, key, name, 'safe')),
        });
      }
    },
  },
};

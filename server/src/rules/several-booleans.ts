import { scalarText, someUnknown } from '../policy/scalar-text';
import type { Value } from '../policy/value';
import type { Fix, RuleModule } from './rule';

export const severalBooleans: RuleModule = {
  meta: {
    name: 'several-booleans',
    summary: 'A list of Booleans where one is expected.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN' }],
  },
  check: {
    ConditionTest({ operator, values, key, member }, { document, report }) {
      const isBoolean = operator?.family === 'Bool' || operator?.family === 'Null';
      if (!isBoolean || operator?.setOperator !== undefined || values.length < 2 || someUnknown(values) || member.value === undefined) {
        return;
      }
      const whole: Value = member.value;
      const choices = [...new Set(values.map((value) => scalarText(value)?.toLowerCase()))].filter((text) => text !== undefined);
      const both = choices.includes('true') && choices.includes('false');
      report({
        at: key.span,
        message: `\`${operator?.name}\` takes one value of \`${key.text}\`, not ${values.length}${both ? '; `true` and `false` together would test nothing' : ''}. Keep one.`,
        fixes: () =>
          choices.map(
            (choice): Fix => ({
              title: `Keep \`${choice}\` only`,
              safety: choices.length === 1 ? 'safe' : 'unsafe',
              edits: [document.writer.replace(whole, choice)],
            }),
          ),
      });
    },
  },
};

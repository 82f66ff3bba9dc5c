import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const invalidVersion: RuleModule = {
  meta: {
    name: 'invalid-version',
    summary: 'A `Version` that is no version of the policy language.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_VERSION' },
      { tool: 'parliament', code: 'INVALID_VERSION' },
    ],
  },
  check: {
    PolicyDocument({ version, writer }, { report }) {
      const value = version?.value;
      if (value?.kind !== 'string' || !isStatic(value) || hasPlaceholder(value.text) || versions.has(value.text)) {
        return;
      }
      report({
        at: value.span,
        message: `\`${value.text}\` is no version of the policy language: AWS rejects the policy. Write \`2012-10-17\`, which is not a date of yours.`,
        fixes: () => [replaceValue(writer, value, '2012-10-17', 'safe')],
      });
    },
  },
};

const versions: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);

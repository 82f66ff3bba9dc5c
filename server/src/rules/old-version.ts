import { isStatic } from '../policy/value';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const oldVersion: RuleModule = {
  meta: {
    name: 'old-version',
    summary: 'A policy in the language of 2008, which has no policy variables.',
    category: 'suggestion',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust', 'permissions-boundary', 'session', 'vpc-endpoint'],
    sameAs: [{ tool: 'parliament', code: 'OLD_VERSION' }],
  },
  check: {
    PolicyDocument({ version, root, writer }, { report }) {
      const value = version?.value;
      if (value?.kind !== 'string' || !isStatic(value) || value.text !== '2008-10-17') {
        return;
      }
      report({
        at: value.span,
        about: root.span,
        message:
          '`Version` `2008-10-17` is kept for old policies: AWS reads a policy variable in this one letter by letter. `2012-10-17` says the same otherwise.',
        fixes: () => [replaceValue(writer, value, '2012-10-17', 'unsafe')],
      });
    },
  },
};

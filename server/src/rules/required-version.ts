import { mayHaveMore, openingOf } from '../policy/opening';
import { isStatic } from '../policy/value';
import { accessAnalyzer } from './access-analyzer';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const requiredVersion: RuleModule = {
  meta: {
    name: 'required-version',
    summary: 'A policy of an organization that is not of `Version` 2012-10-17.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['service-control', 'resource-control'],
    sameAs: [accessAnalyzer('MISSING_VERSION'), { tool: 'parliament', code: 'OLD_VERSION' }],
  },
  check: {
    PolicyDocument({ root, elements, version, writer }, { report }) {
      const value = version?.value;
      if (version === undefined && !mayHaveMore(elements)) {
        report({
          at: openingOf(root),
          about: root.span,
          message: 'This policy has no `Version`: AWS Organizations rejects it. It must be `2012-10-17`.',
          fixes: () => [
            { title: 'Add `Version` `2012-10-17`', safety: 'safe', edits: [writer.insertMember(root, 'Version', '2012-10-17', 'start')] },
          ],
        });
      }
      if (value?.kind === 'string' && isStatic(value) && value.text === '2008-10-17') {
        report({
          at: value.span,
          message: 'AWS Organizations takes policies of `Version` `2012-10-17` only: it rejects this one.',
          sameAs: [],
          fixes: () => [replaceValue(writer, value, '2012-10-17', 'safe')],
        });
      }
    },
  },
};

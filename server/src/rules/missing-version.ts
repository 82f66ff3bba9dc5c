import type { PolicyDocument } from '../policy/ast';
import { mayHaveMore, openingOf } from '../policy/opening';
import { childrenOf, type Value } from '../policy/value';
import type { RuleModule } from './rule';

export const missingVersion: RuleModule = {
  meta: {
    name: 'missing-version',
    summary: 'A policy without `Version`, which AWS reads in the language of 2008.',
    category: 'warning',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust', 'permissions-boundary', 'session', 'vpc-endpoint'],
    sameAs: [
      { tool: 'access-analyzer', code: 'MISSING_VERSION' },
      { tool: 'parliament', code: 'NO_VERSION' },
    ],
  },
  check: {
    PolicyDocument(document, { report }) {
      const { root, elements, version, writer } = document;
      if (version !== undefined || mayHaveMore(elements)) {
        return;
      }
      report({
        at: openingOf(root),
        about: root.span,
        message: messageFor(document),
        ...(hasVariables(root) ? {} : { severity: 'hint' }),
        fixes: () => [
          {
            title: 'Add `Version` `2012-10-17`',
            safety: hasVariables(root) ? 'unsafe' : 'safe',
            edits: [writer.insertMember(root, 'Version', '2012-10-17', 'start')],
          },
        ],
      });
    },
  },
};

function messageFor({ root }: PolicyDocument): string {
  return hasVariables(root)
    ? 'This policy has no `Version`, so AWS reads it in the language of 2008, where its policy variables are plain text that matches nothing.'
    : 'This policy has no `Version`, so AWS reads it in the language of 2008, without policy variables such as `${aws:username}`.';
}

/** Text that is a variable in the version of 2012 and stands for itself in that of 2008. */
function hasVariables(value: Value): boolean {
  return value.kind === 'string' ? value.text.includes('${') : childrenOf(value).some(hasVariables);
}

import type { PolicyDocument } from '../policy/ast';
import { mayHaveMore, openingOf } from '../policy/opening';
import { namesPrincipals } from '../policy/policy-type';
import type { Plain } from '../policy/writer';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingStatement: RuleModule = {
  meta: {
    name: 'missing-statement',
    summary: 'A policy without a statement.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'MISSING_STATEMENT' },
      { tool: 'parliament', code: 'MALFORMED' },
    ],
  },
  check: {
    PolicyDocument(document, { report }) {
      const at = gapOf(document);
      if (at !== undefined) {
        report({
          at,
          about: document.root.span,
          message: 'This policy has no statement: AWS rejects it.',
          fixes: () => [{ title: 'Add a statement', safety: 'unsafe', edits: [addStatement(document)] }],
        });
      }
    },
  },
};

/** Where a statement is missing. An empty list counts as none. */
function gapOf({ root, elements, statement }: PolicyDocument): Span | undefined {
  if (statement === undefined) {
    return mayHaveMore(elements) ? undefined : openingOf(root);
  }
  return statement.value?.kind === 'array' && statement.value.items.length === 0 ? statement.key.span : undefined;
}

function addStatement({ root, statement, type, writer }: PolicyDocument): Edit {
  const fresh: Plain = {
    Effect: 'Allow',
    ...(namesPrincipals(type) ? { Principal: { AWS: `arn:aws:iam::${tabStop('account')}:root` } } : {}),
    Action: tabStop('service:Action'),
    Resource: tabStop('arn:aws:service:region:account:resource'),
  };
  return statement?.value?.kind === 'array'
    ? writer.insertItems(statement.value, 0, [fresh])
    : writer.insertMember(root, 'Statement', [fresh]);
}

import { grantsFreely } from '../semantics/broad-grants';
import { nameResources } from '../semantics/narrow/name-resources';
import type { RuleModule } from './rule';

export const allowWithNotResource: RuleModule = {
  meta: {
    name: 'allow-with-not-resource',
    summary: 'An Allow with `NotResource`, which grants every resource but those it names.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based'],
    sameAs: [{ tool: 'parliament', code: 'NOTRESOURCE_WITH_ALLOW' }],
  },
  check: {
    ResourceElement({ negated, element }, { document, statement, reference, report }) {
      if (negated && statement !== undefined && grantsFreely(statement)) {
        report({
          at: element.key.span,
          message: `\`${element.key.text}\` with Allow grants every resource that it does not name, those of other accounts and those that are yet to be made included. Name the resources, or keep the others out with a Deny.`,
          fixes: (known) => nameResources(reference, document, statement, known),
        });
      }
    },
  },
};

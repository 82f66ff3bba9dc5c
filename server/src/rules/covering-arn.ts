import { everyResource } from '../semantics/covers-every-resource';
import { changingEveryOfType } from '../semantics/grants/broad-changes';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { destructionBy } from '../semantics/risks/destruction-by';
import { listOf, tellingActions } from '../semantics/telling-actions';
import type { RuleModule } from './rule';

export const coveringArn: RuleModule = {
  meta: {
    name: 'covering-arn',
    summary: 'An ARN that covers every resource of its type, for actions that change them.',
    category: 'suggestion',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [{ tool: 'parliament', code: 'RESOURCE_EFFECTIVELY_STAR' }],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const broad =
        statement.resource === undefined || everyResource(statement.resource) !== undefined
          ? undefined
          : changingEveryOfType(reference, document, statement);
      if (broad !== undefined) {
        const { resource, actions } = broad;
        const told = tellingActions(actions, 3);
        report({
          at: resource.source.span,
          message: `\`${resource.source.text}\` matches every resource of its type: it limits ${listOf(told, actions.length - told.length)} no more than \`*\` would.${destructionBy(told)}`,
          fixes: (known) => scopeByResourceType(reference, document, statement, known, () => true),
        });
      }
    },
  },
};

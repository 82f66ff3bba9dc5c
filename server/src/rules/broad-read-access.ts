import { readingEverywhere } from '../semantics/grants/broad-reads';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { listOf } from '../semantics/telling-actions';
import type { RuleModule } from './rule';

export const broadReadAccess: RuleModule = {
  meta: {
    name: 'broad-read-access',
    summary: 'A statement that only reads, on every resource, though each of its actions could be limited to chosen ones.',
    category: 'suggestion',
    severity: 'hint',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_355' },
      { tool: 'checkov', code: 'CKV_AWS_356' },
      { tool: 'parliament', code: 'RESOURCE_STAR' },
    ],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const broad = readingEverywhere(reference, document, statement);
      if (broad !== undefined) {
        const { resource, actions } = broad;
        const told = actions.slice(0, 3);
        report({
          at: resource.source.span,
          message: `\`${resource.source.text}\` lets whoever has this policy look at every resource with ${listOf(told, actions.length - told.length)}, though ${actions.length === 1 ? 'it' : 'each'} can be limited to ARNs.`,
          fixes: (known) => scopeByResourceType(reference, document, statement, known, () => true),
        });
      }
    },
  },
};

import { riskyGrants } from '../semantics/grants/risky-grants';
import { keepToOwner } from '../semantics/narrow/keep-to-owner';
import { scopeByResourceType } from '../semantics/narrow/scope-by-resource-type';
import { alsoChanges } from './also-changes';
import { consequences, isWithin, naming, telling } from './risky-access';
import type { RuleModule } from './rule';

export const broadDataAccess: RuleModule = {
  meta: {
    name: 'broad-data-access',
    summary: 'A statement that lets data be read without a limit on which.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_108' },
      { tool: 'checkov', code: 'CKV_AWS_288' },
      { tool: 'cloudsplaining', code: 'DataExfiltration' },
    ],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const told = telling(riskyGrants(reference, document, statement).data);
      const resource = told[0]?.grant.resource;
      if (resource === undefined) {
        return;
      }
      report({
        at: resource.source.span,
        message: `\`${resource.source.text}\` with ${naming(told)} lets whoever has this policy ${consequences(told)}: all that there are${told.some(({ grant }) => grant.regional) ? ' in the Regions that the policy names' : ''}.${alsoChanges(reference, document, statement, 'exfiltration')}`,
        fixes: (known) => [
          ...scopeByResourceType(reference, document, statement, known, (actions) => isWithin(told, actions)),
          ...keepToOwner(reference, document, statement, known),
        ],
        related: [...new Set(told.map(({ pattern }) => pattern))].map(({ source }) => ({ at: source.span, message: 'Reads data.' })),
      });
    },
  },
};

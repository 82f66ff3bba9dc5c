import { riskyGrants } from '../semantics/grants/risky-grants';
import { qualifiedName } from '../semantics/matching-actions';
import { leaveOutRisky } from '../semantics/narrow/leave-out-risky';
import { alsoChangesBy } from './also-changes';
import { consequences, naming, telling, where } from './risky-access';
import type { RuleModule } from './rule';

export const sensitiveWildcard: RuleModule = {
  meta: {
    name: 'sensitive-wildcard',
    summary: 'A wildcard that takes along actions that give away credentials, open resources to others or hide what is done.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      for (const [pattern, grants] of riskyGrants(reference, document, statement).wildcards) {
        const told = telling(grants);
        report({
          at: pattern.source.span,
          message: `\`${pattern.source.text}\`${where(told)} includes ${naming(told)}: whoever has this policy can ${consequences(told)}.${alsoChangesBy(reference, document, statement, pattern)} Name the actions that are needed.`,
          fixes: () =>
            leaveOutRisky(reference, document, statement, pattern, new Set(grants.map(({ grant }) => qualifiedName(grant.action)))),
        });
      }
    },
  },
};

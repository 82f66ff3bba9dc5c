import type { ActionPattern } from '../policy/action-pattern';
import type { ServiceReference } from '../reference/types';
import { servicesGranted } from '../semantics/broad-grants';
import { matchingActions } from '../semantics/matching-actions';
import { keepAccessLevels } from '../semantics/narrow/keep-access-levels';
import { listOf, tellingActions } from '../semantics/telling-actions';
import { changes } from '../semantics/unscoped-actions';
import type { RuleModule } from './rule';

export const serviceWildcard: RuleModule = {
  meta: {
    name: 'service-wildcard',
    summary: 'A statement that allows every action of a service on everything in it.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [{ tool: 'cloudsplaining', code: 'ServiceWildcard' }],
  },
  check: {
    Statement(statement, { document, reference, report }) {
      for (const pattern of servicesGranted(reference, statement)) {
        report({
          at: pattern.source.span,
          message: messageFor(reference, pattern),
          fixes: () => keepAccessLevels(reference, document, statement, pattern),
        });
      }
    },
  },
};

function messageFor(reference: ServiceReference, pattern: ActionPattern): string {
  const actions = matchingActions(reference, pattern);
  const service = reference.service(pattern.servicePrefix)?.name ?? pattern.servicePrefix;
  const telling = tellingActions(actions.filter(changes), 2);
  return `\`${pattern.source.text}\` on every resource allows all ${actions.length} actions of ${service}: ${listOf(telling)} among them, and every action that AWS adds.`;
}

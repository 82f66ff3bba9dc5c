import type { ActionPattern } from '../policy/action-pattern';
import type { ResourceElement, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { servicesGranted } from '../semantics/broad-grants';
import { everyResource } from '../semantics/covers-every-resource';
import { matchingActions } from '../semantics/matching-actions';
import { wildcardNarrowings } from '../semantics/narrow/grant-narrowings';
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
    sameAs: [
      { tool: 'cloudsplaining', code: 'ServiceWildcard' },
      { tool: 'prowler', code: 'iam_policy_no_full_access_to_kms' },
      { tool: 'prowler', code: 'iam_policy_no_full_access_to_cloudtrail' },
    ],
  },
  check: {
    Statement(statement, { document, reference, report }) {
      for (const pattern of servicesGranted(reference, statement)) {
        report({
          at: pattern.source.span,
          message: messageFor(reference, statement, pattern),
          fixes: (known) => wildcardNarrowings(reference, document, statement, pattern, known),
        });
      }
    },
  },
};

function messageFor(reference: ServiceReference, { resource }: Statement, pattern: ActionPattern): string {
  const actions = matchingActions(reference, pattern);
  const service = reference.service(pattern.servicePrefix)?.name ?? pattern.servicePrefix;
  const telling = tellingActions(actions.filter(changes), 2);
  return `\`${pattern.source.text}\` on ${whereOf(resource, pattern)} allows all ${actions.length} actions of ${service}: ${listOf(telling)} among them, and every action that AWS adds.`;
}

/** The entry for the service, where it names a type, an account or a Region. */
function whereOf(resource: ResourceElement | undefined, { servicePrefix }: ActionPattern): string {
  const patterns = resource === undefined || everyResource(resource) !== undefined ? [] : resource.patterns;
  const own = patterns.find(({ arn }) => arn?.service === servicePrefix);
  const isOpen = own?.arn === undefined || [own.arn.region, own.arn.account, own.arn.resource].every((part) => /^\**$/.test(part));
  return isOpen ? 'every resource' : `\`${own.source.text}\``;
}

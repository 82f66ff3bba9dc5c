import { hasWildcard } from '../policy/action-pattern';
import type { ActionElement } from '../policy/ast';
import { wildcardMatch } from '../policy/wildcard';
import { endpointOwnerKeys, endpointOwnerServices } from '../reference/endpoint-owner-services';
import type { ServiceReference } from '../reference/types';
import type { RuleModule } from './rule';

export const unsupportedServiceForKey: RuleModule = {
  meta: {
    name: 'unsupported-service-for-key',
    summary: 'A test of who owns the VPC endpoint, for services whose requests do not say.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    sameAs: [{ tool: 'access-analyzer', code: 'USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES' }],
  },
  check: {
    ConditionTest({ key }, { statement, reference, report }) {
      if (!endpointOwnerKeys.has(key.text.toLowerCase()) || statement?.action === undefined) {
        return;
      }
      const other = serviceWithout(reference, statement.action);
      if (other !== undefined) {
        report({
          at: key.span,
          message: `Requests to ${other} have no \`${key.text}\`, so the test fails or is passed over there whoever owns the endpoint. Name only actions of services that AWS lists for the key.`,
        });
      }
    },
  },
};

/** A service of the statement that does not have the keys, for people; `undefined` when all have them or nothing is certain. */
function serviceWithout(reference: ServiceReference, { negated, patterns, element }: ActionElement): string | undefined {
  if (negated) {
    return `the services that \`${element.key.text}\` does not name`;
  }
  for (const { servicePrefix } of patterns) {
    const reached = hasWildcard(servicePrefix)
      ? reference.services().filter(({ prefix }) => wildcardMatch(servicePrefix, prefix))
      : [reference.service(servicePrefix)];
    const others = reached.filter((service) => service !== undefined && !endpointOwnerServices.has(service.prefix));
    if (others.length > 0) {
      return others.length === 1 ? `\`${others[0]?.prefix}\`` : `${others.length} of the services of \`${servicePrefix}\``;
    }
  }
  return undefined;
}

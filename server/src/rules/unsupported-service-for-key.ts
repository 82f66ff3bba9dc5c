import type { ActionElement } from '../policy/ast';
import { endpointOwnerKeys } from '../reference/endpoint-owner-services';
import type { ServiceReference } from '../reference/types';
import { withoutEndpointOwner } from '../semantics/without-endpoint-owner';
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
function serviceWithout(reference: ServiceReference, action: ActionElement): string | undefined {
  if (action.negated) {
    return `the services that \`${action.element.key.text}\` does not name`;
  }
  const found = withoutEndpointOwner(reference, action);
  if (found === undefined) {
    return undefined;
  }
  const { servicePrefix, services } = found;
  return services.length === 1 ? `\`${services[0]}\`` : `${services.length} of the services of \`${servicePrefix}\``;
}

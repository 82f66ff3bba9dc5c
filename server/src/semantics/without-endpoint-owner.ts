import { hasWildcard } from '../policy/action-pattern';
import type { ActionElement } from '../policy/ast';
import { wildcardMatch } from '../policy/wildcard';
import { endpointOwnerServices } from '../reference/endpoint-owner-services';
import type { ServiceReference } from '../reference/types';

/** Services of one entry of `Action` that do not tell who owns the VPC endpoint of a request. */
export interface WithoutEndpointOwner {
  /** The entry's service, which may be a wildcard. */
  readonly servicePrefix: string;
  /** Prefixes; never empty. */
  readonly services: readonly string[];
}

/** Of the first entry that has such services; `undefined` where none is certain. Nothing is said of `NotAction`. */
export function withoutEndpointOwner(reference: ServiceReference, { patterns }: ActionElement): WithoutEndpointOwner | undefined {
  for (const { servicePrefix } of patterns) {
    const reached = hasWildcard(servicePrefix)
      ? reference.services().filter(({ prefix }) => wildcardMatch(servicePrefix, prefix))
      : [reference.service(servicePrefix)];
    const services = reached.flatMap((service) =>
      service === undefined || endpointOwnerServices.has(service.prefix) ? [] : [service.prefix],
    );
    if (services.length > 0) {
      return { servicePrefix, services };
    }
  }
  return undefined;
}

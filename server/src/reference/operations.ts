import { operationFacts, prefixOfClient } from './operation-facts';
import type { ServiceReference } from './types';

/**
 * The actions that authorise an API operation which is not an action itself, as `prefix:Name`: by the table, by the methods of HTTP
 * for API Gateway, by the prefix of an SDK's client (`monitoring:PutMetricData`), or without the version that CloudTrail adds
 * (`lambda:ListFunctions20150331`). Empty when none is known, and for what is an action already.
 */
export function actionsOfOperation(prefix: string, operation: string, reference: Pick<ServiceReference, 'actions'>): readonly string[] {
  const client = prefix.toLowerCase();
  const servicePrefix = Object.hasOwn(prefixOfClient, client) ? (prefixOfClient[client] ?? client) : client;
  const own = findAction(servicePrefix, operation, reference);
  if (own !== undefined) {
    return servicePrefix === client ? [] : [own];
  }
  const listed = facts.get(`${servicePrefix}:${operation}`.toLowerCase());
  if (listed !== undefined) {
    return listed;
  }
  if (servicePrefix === 'apigateway') {
    return methodOf(operation);
  }
  const unversioned = operation.replace(/\d{8}(v\d+)?$/i, '');
  const found = unversioned === operation ? undefined : findAction(servicePrefix, unversioned, reference);
  return found === undefined ? [] : [found];
}

/** By `prefix:operation` in lower case. */
const facts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(operationFacts).flatMap(([prefix, operations]) =>
    Object.entries(operations).map(([operation, actions]) => [
      `${prefix}:${operation}`.toLowerCase(),
      actions.split(' ').map((action) => (action.includes(':') ? action : `${prefix}:${action}`)),
    ]),
  ),
);

/** The method of HTTP that an operation of API Gateway uses, by its first word. Source: API Gateway's developer guide. */
const methods: readonly (readonly [verb: RegExp, actions: readonly string[]])[] = [
  [/^get/i, ['apigateway:GET']],
  [/^(create|generate|import)/i, ['apigateway:POST']],
  [/^update/i, ['apigateway:PATCH']],
  [/^(put|tag)/i, ['apigateway:PUT']],
  [/^(delete|flush|untag)/i, ['apigateway:DELETE']],
];

function methodOf(operation: string): readonly string[] {
  return methods.find(([verb]) => verb.test(operation))?.[1] ?? [];
}

function findAction(prefix: string, name: string, reference: Pick<ServiceReference, 'actions'>): string | undefined {
  const lower = name.toLowerCase();
  const found = reference.actions(prefix)?.find((action) => action.name.toLowerCase() === lower);
  return found === undefined ? undefined : `${found.servicePrefix}:${found.name}`;
}

import type { ConditionElement, ConditionTest } from '../../policy/ast';
import type { Value } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { keptByTest } from '../region-limit';

/**
 * Whether a grant of `iam:PassRole` under the condition lets a role be handed to one of the services, whatever the role. A test of the
 * service that admits it is no hindrance, any other restriction is. `iam:PassedToService` is in every such request, so that `IfExists`
 * changes nothing about it. What is not known before deployment admits nothing.
 */
export function passesTo(condition: ConditionElement | undefined, services: readonly string[]): boolean {
  return condition === undefined || (condition.known && condition.tests.every((test) => admits(test, services)));
}

function admits(test: ConditionTest, services: readonly string[]): boolean {
  const { operator, key, values } = test;
  if (key.text.toLowerCase() !== 'iam:passedtoservice' || operator === undefined || operator.family === 'Null') {
    return keptByTest(test, 'iam') === 'all';
  }
  return services.some((service) => values.some((value) => matches(value, service, operator.wildcards)) !== operator.negated);
}

function matches(value: Value, service: string, wildcards: boolean): boolean {
  return value.kind === 'string' && (wildcards ? wildcardMatch(value.text, service) : value.text === service);
}

import { type ActionPattern, hasWildcard, isActionForm } from '../policy/action-pattern';
import { spanWithin } from '../policy/value';
import type { ServiceReference } from '../reference/types';
import { matchingActions } from '../semantics/matching-actions';
import { refusedServices } from '../semantics/refused-services';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const unknownService: RuleModule = {
  meta: {
    name: 'unknown-service',
    summary: 'An action of a service that AWS does not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_SERVICE_IN_ACTION' },
      { tool: 'parliament', code: 'UNKNOWN_PREFIX' },
      { tool: 'cfn-lint', code: 'W3037' },
    ],
  },
  check: {
    ActionPattern(pattern, { document, reference, report }) {
      const { source, name } = pattern;
      if (name === undefined || !isActionForm(source.text) || !isUnknown(reference, pattern)) {
        return;
      }
      const prefix = source.text.slice(0, source.text.indexOf(':'));
      const retired = reference.retiredService(prefix);
      const problem = retired === undefined ? 'is not the prefix of a service' : `is a service that AWS retired after ${retired.lastSeen}`;
      report({
        at: spanWithin(source, 0, prefix.length),
        message: `\`${prefix}\` ${problem}, so \`${source.text}\` matches nothing.`,
        fixes: () => suggestions(reference, pattern).map((action) => replaceValue(document.writer, source, action, 'unsafe')),
      });
    },
  },
};

/** Not for services that AWS has retired but still takes, nor for those that only its own managed policies name. */
function isUnknown(reference: ServiceReference, { servicePrefix, name = '' }: ActionPattern): boolean {
  if (refusedServices.has(servicePrefix)) {
    return true;
  }
  return (
    servicePrefix !== '' &&
    !hasWildcard(servicePrefix) &&
    reference.service(servicePrefix) === undefined &&
    reference.retiredService(servicePrefix) === undefined &&
    reference.retiredAction(servicePrefix, name) === undefined &&
    reference.undocumentedAction(servicePrefix, name) === undefined
  );
}

/**
 * The action that authorises the operation, where the prefix is that of an SDK's client (`monitoring`); else the same name under near
 * prefixes whose services have such an action.
 */
function suggestions(reference: ServiceReference, { servicePrefix, name = '' }: ActionPattern): readonly string[] {
  const actions = hasWildcard(name) ? [] : reference.actionsOfOperation(servicePrefix, name);
  if (actions.length > 0) {
    return actions;
  }
  const near = closest(
    servicePrefix,
    reference.services().map(({ prefix }) => prefix),
  );
  return near
    .filter((prefix) => matchingActions(reference, { servicePrefix: prefix, name }).length > 0)
    .map((prefix) => `${prefix}:${name}`);
}

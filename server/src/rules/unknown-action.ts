import { type ActionPattern, hasWildcard, isActionForm } from '../policy/action-pattern';
import type { ActionElement, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { matchingActions } from '../semantics/matching-actions';
import { createMemory } from '../semantics/remember';
import { closest } from '../text/closest';
import { replaceValue } from './repair';
import type { RuleModule } from './rule';

export const unknownAction: RuleModule = {
  meta: {
    name: 'unknown-action',
    summary: 'An action that its service does not have.',
    category: 'error',
    fix: 'sometimes',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'INVALID_ACTION' },
      { tool: 'parliament', code: 'UNKNOWN_ACTION' },
      { tool: 'cfn-lint', code: 'W3037' },
    ],
  },
  check: {
    ActionPattern(pattern, { document, statement, reference, report }) {
      if (!isUnknown(reference, pattern)) {
        return;
      }
      const operations = operationsOf(reference, pattern);
      report({
        at: pattern.source.span,
        message: messageFor(reference, pattern, statement, operations),
        fixes: () =>
          suggestions(reference, pattern, operations).map((action) => replaceValue(document.writer, pattern.source, action, 'unsafe')),
      });
    },
  },
};

/** Not for what AWS once documented, nor for what its own managed policies use: the reference is not complete. */
function isUnknown(reference: ServiceReference, pattern: ActionPattern): boolean {
  const { servicePrefix, name, source } = pattern;
  if (name === undefined || !isActionForm(source.text) || matchingActions(reference, pattern).length > 0) {
    return false;
  }
  const actions = reference.actions(servicePrefix) ?? [];
  return (
    actions.length > 0 &&
    (hasWildcard(name) ||
      (reference.retiredAction(servicePrefix, name) === undefined && reference.undocumentedAction(servicePrefix, name) === undefined))
  );
}

const remembered = createMemory<readonly string[]>();

/** The actions that authorise the API operation of that name. */
function operationsOf(reference: ServiceReference, { servicePrefix, name }: ActionPattern): readonly string[] {
  return name === undefined || hasWildcard(name)
    ? []
    : remembered(reference, `${servicePrefix}:${name}`, () => reference.actionsOfOperation(servicePrefix, name));
}

function messageFor(
  reference: ServiceReference,
  { source, servicePrefix, name = '' }: ActionPattern,
  statement: Statement | undefined,
  operations: readonly string[],
): string {
  const service = reference.service(servicePrefix)?.name ?? servicePrefix;
  const consequence = `it ${effectOf(statement?.action, statement?.effect)}`;
  if (operations.length > 0) {
    return `\`${source.text}\` is an API operation, not an action: ${listOf(operations)} authorises it. Here ${consequence}.`;
  }
  return hasWildcard(name)
    ? `\`${source.text}\` matches no action of ${service}, so ${consequence}.`
    : `\`${source.text}\` is not an action of ${service}, so ${consequence}.`;
}

function effectOf(element: ActionElement | undefined, effect: 'Allow' | 'Deny' | undefined): string {
  if (element?.negated) {
    return 'leaves nothing out';
  }
  return effect === 'Deny' ? 'denies nothing' : 'allows nothing';
}

function suggestions(reference: ServiceReference, pattern: ActionPattern, operations: readonly string[]): readonly string[] {
  const { servicePrefix, name = '' } = pattern;
  if (operations.length > 0) {
    return operations;
  }
  const names = (reference.actions(servicePrefix) ?? []).map((action) => action.name);
  return hasWildcard(name) ? [] : closest(name, names).map((near) => `${servicePrefix}:${near}`);
}

function listOf(actions: readonly string[]): string {
  return actions.map((action) => `\`${action}\``).join(' or ');
}

import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { PolicyWriter } from '../policy/writer';
import type { RetiredAction, ServiceReference } from '../reference/types';
import { matchingActions } from '../semantics/matching-actions';
import { refusedServices } from '../semantics/refused-services';
import type { Fix, RuleModule } from './rule';

export const deprecatedAction: RuleModule = {
  meta: {
    name: 'deprecated-action',
    summary: 'An action that AWS documented once and does not any more.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
  },
  check: {
    ActionPattern(pattern, { document, statement, reference, report }) {
      const retired = isStatic(pattern.source) ? retirementOf(reference, pattern) : undefined;
      if (retired === undefined) {
        return;
      }
      report({
        at: pattern.source.span,
        message: messageFor(pattern, retired),
        fixes: () => (statement === undefined ? [] : removal(document.writer, statement, pattern)),
      });
    },
  },
};

function retirementOf(reference: ServiceReference, pattern: ActionPattern): RetiredAction | undefined {
  const { servicePrefix, name } = pattern;
  if (name === undefined || hasWildcard(servicePrefix) || matchingActions(reference, pattern).length > 0) {
    return undefined;
  }
  return reference.service(servicePrefix) === undefined
    ? refusedServices.has(servicePrefix)
      ? undefined
      : reference.retiredService(servicePrefix)
    : reference.retiredAction(servicePrefix, name);
}

function messageFor({ source, servicePrefix }: ActionPattern, { lastSeen, wholeService }: RetiredAction): string {
  return wholeService
    ? `AWS has retired the service \`${servicePrefix}\`, last documented on ${lastSeen}; \`${source.text}\` matches nothing. Remove it.`
    : `AWS documented \`${source.text}\` until ${lastSeen} and does not any more; it probably matches nothing. See what came instead, or remove it.`;
}

/** Only from a list that keeps another entry. */
function removal(writer: PolicyWriter, { action }: Statement, { source }: ActionPattern): readonly Fix[] {
  const list = action?.element.value;
  if (list?.kind !== 'array' || list.items.length < 2) {
    return [];
  }
  return [{ title: `Remove \`${source.text}\``, safety: 'unsafe', edits: writer.removeItems(list, [list.items.indexOf(source)]) }];
}

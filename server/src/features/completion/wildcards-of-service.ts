import { hasWildcard } from '../../policy/action-pattern';
import type { ServiceReference } from '../../reference/types';
import { matchingActions } from '../../semantics/matching-actions';
import type { Choice } from './choice';

/** A first word that fewer actions share is not worth a choice of its own. */
const fewest = 3;

/**
 * Wildcards that begin with what was typed, with how many actions each covers: the whole service, its verbs (`s3:Get*`), and what was
 * typed so far with a `*`.
 */
export function wildcardsOfService(prefix: string, typed: string, reference: ServiceReference): readonly Choice[] {
  const begun = ['*', ...verbsOf(prefix, reference)].filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
  const names = new Set([...begun, ...typedPatterns(prefix, typed, reference)]);
  return [...names].flatMap((name) => {
    const covered = matchingActions(reference, { servicePrefix: prefix, name }).length;
    return covered === 0 || (covered === 1 && name !== '*' && name !== typed)
      ? []
      : [{ label: `${prefix}:${name}`, kind: 'wildcard', detail: `${covered} action${covered === 1 ? '' : 's'}` } as const];
  });
}

function verbsOf(prefix: string, reference: ServiceReference): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of reference.actions(prefix) ?? []) {
    const verb = /^[A-Z][a-z]+(?=[A-Z])/.exec(name)?.[0];
    if (verb !== undefined) {
      counts.set(verb, (counts.get(verb) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= fewest).map(([verb]) => `${verb}*`);
}

/** Only what could be part of an action's name, in the case in which AWS writes it: anything else matches nothing. */
function typedPatterns(prefix: string, typed: string, reference: ServiceReference): readonly string[] {
  if (typed === '' || !/^[\w*?-]+$/.test(typed)) {
    return [];
  }
  if (hasWildcard(typed)) {
    return typed.endsWith('*') ? [typed] : [typed, `${typed}*`];
  }
  const begun = reference.actions(prefix)?.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
  return begun === undefined ? [] : [`${begun.name.slice(0, typed.length)}*`];
}

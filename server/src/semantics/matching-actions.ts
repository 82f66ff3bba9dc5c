import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { ActionElement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import type { ActionName, ServiceReference } from '../reference/types';
import { createMemory, createPairMemory } from './remember';

const rememberedOfNode = createPairMemory<ServiceReference, Pattern, readonly ActionName[]>();
const remembered = createMemory<readonly ActionName[]>();
const rememberedNames = createMemory<ReadonlyMap<string, ActionName>>();

/** What of an entry says which actions it matches. `source`, where there is one, spares putting its text together again. */
type Pattern = Pick<ActionPattern, 'servicePrefix' | 'name'> & Partial<Pick<ActionPattern, 'source'>>;

/**
 * The actions that AWS publishes today and the pattern matches, in order of service and name. Compared without case, as IAM does.
 * Empty for an unknown service or name; a pattern without a colon matches nothing, except a lone `*`.
 */
export function matchingActions(reference: ServiceReference, pattern: Pattern): readonly ActionName[] {
  const { servicePrefix, name, source } = pattern;
  if (name === undefined) {
    return [];
  }
  const find = (text: string) => remembered(reference, text, () => match(reference, servicePrefix, name.toLowerCase()));
  return source === undefined ? find(`${servicePrefix}:${name}`) : rememberedOfNode(reference, pattern, () => find(source.text));
}

function match(reference: ServiceReference, servicePrefix: string, name: string): readonly ActionName[] {
  if (hasWildcard(servicePrefix)) {
    return reference
      .services()
      .filter((service) => wildcardMatch(servicePrefix, service.prefix))
      .flatMap((service) => match(reference, service.prefix, name));
  }
  if (name === '*') {
    return reference.actions(servicePrefix) ?? [];
  }
  const names = namesOf(reference, servicePrefix);
  if (hasWildcard(name)) {
    return [...names].filter(([lower]) => wildcardMatch(name, lower)).map(([, action]) => action);
  }
  const action = names.get(name);
  return action === undefined ? [] : [action];
}

/** The actions of a service by their names in lower case. */
function namesOf(reference: ServiceReference, servicePrefix: string): ReadonlyMap<string, ActionName> {
  return rememberedNames(
    reference,
    servicePrefix,
    () => new Map((reference.actions(servicePrefix) ?? []).map((action) => [action.name.toLowerCase(), action])),
  );
}

/** Every action that AWS publishes today. */
export function everyAction(reference: ServiceReference): readonly ActionName[] {
  return matchingActions(reference, { servicePrefix: '*', name: '*' });
}

/**
 * The actions that the element certainly speaks of: those its entries match, or for NotAction all the others. Each once. Entries that
 * are not known before deployment count for nothing; of a NotAction with such an entry nothing is certain.
 */
export function actionsOf(reference: ServiceReference, element: ActionElement): ReadonlySet<ActionName> {
  const named = new Set<ActionName>();
  for (const pattern of element.patterns) {
    for (const action of isStatic(pattern.source) ? matchingActions(reference, pattern) : []) {
      named.add(action);
    }
  }
  if (!element.negated) {
    return named;
  }
  return new Set(element.known ? everyAction(reference).filter((action) => !named.has(action)) : []);
}

/** `s3:GetObject` */
export function qualifiedName(action: Pick<ActionName, 'servicePrefix' | 'name'>): string {
  return `${action.servicePrefix}:${action.name}`;
}

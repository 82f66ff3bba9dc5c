import type { ResourcePattern } from '../../policy/arn';
import type { ActionElement, PolicyDocument, Statement } from '../../policy/ast';
import type { Action, ServiceReference } from '../../reference/types';
import { grantsFreely } from '../broad-grants';
import { everyResource } from '../covers-every-resource';
import { actionsOf } from '../matching-actions';
import { createMemory } from '../remember';
import { canBeScoped, changes } from '../unscoped-actions';
import { wordingOf } from '../wording';
import { leftByDeny } from './left-by-deny';
import { riskyGrants } from './risky-grants';

/** Actions that a statement lets read every resource, though all of them could be granted on chosen ones. */
export interface BroadRead {
  readonly resource: ResourcePattern;
  readonly actions: readonly Action[];
}

const remembered = createMemory<readonly Action[]>();

/**
 * What the statement lets read everywhere for want of an ARN alone: it only reads, and each of its actions has resource-level permissions,
 * so that not one of them needs the `*`. `undefined` where the data that it reads is told by itself.
 */
export function readingEverywhere(reference: ServiceReference, document: PolicyDocument, statement: Statement): BroadRead | undefined {
  const { action, resource } = statement;
  const entry = resource && everyResource(resource);
  if (entry === undefined || action === undefined || action.negated || !action.known || !grantsFreely(statement)) {
    return undefined;
  }
  const reads = remembered(reference, wordingOf(action), () => readsAlone(reference, action));
  if (reads.length === 0 || riskyGrants(reference, document, statement).told.size > 0) {
    return undefined;
  }
  const actions = reads.filter((each) => leftByDeny(reference, document, each) === 'all');
  return actions.length === 0 ? undefined : { resource: entry, actions };
}

/** The element's actions, where all of them only read and can be limited; else none. */
function readsAlone(reference: ServiceReference, element: ActionElement): readonly Action[] {
  const names = [...actionsOf(reference, element)];
  if (names.some(changes)) {
    return [];
  }
  const actions = names.flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? []);
  return actions.length === names.length && actions.every(canBeScoped) && actions.some((action) => hasChoice(reference, action))
    ? actions
    : [];
}

/** Whether there is more than one such resource in an account and Region: not of `arn:aws:account::111122223333:account`. */
function hasChoice(reference: ServiceReference, { servicePrefix, resourceTypes }: Action): boolean {
  const names = new Set(resourceTypes.map(({ name }) => name));
  const formats = reference.resourceTypes(servicePrefix).flatMap(({ name, arnFormats }) => (names.has(name) ? arnFormats : []));
  return formats.some((format) => /\$\{(?!Partition|Region|Account\})/.test(format));
}

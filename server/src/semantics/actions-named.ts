import type { ActionName, ServiceReference } from '../reference/types';
import { everyAction } from './matching-actions';

const byName = new WeakMap<ServiceReference, Map<string, ActionName[]>>();

/** The actions of that name in all services, in order of service; compared without case. Empty when there is none. */
export function actionsNamed(reference: ServiceReference, name: string): readonly ActionName[] {
  const index = byName.get(reference) ?? makeIndex(reference);
  byName.set(reference, index);
  return index.get(name.toLowerCase()) ?? [];
}

function makeIndex(reference: ServiceReference): Map<string, ActionName[]> {
  const index = new Map<string, ActionName[]>();
  for (const action of everyAction(reference)) {
    const name = action.name.toLowerCase();
    const known = index.get(name);
    if (known === undefined) {
      index.set(name, [action]);
    } else {
      known.push(action);
    }
  }
  return index;
}

import { complete } from '../../server/src/features/completion/complete';
import type { CompletionItem, CompletionList } from '../../server/src/features/completion/completion-item';
import { policyAt } from '../../server/src/features/policy-at';
import { jsonHost } from '../../server/src/hosts/json';
import type { ServiceReference } from '../../server/src/reference/types';
import { inEditorOrder } from './editor-order';
import { placeOf } from './place-of';
import type { Task } from './tasks';

/** Where the right choice stands in a list, summed up over tasks. */
export interface Score {
  readonly tasks: number;
  /** The mean of 1 / place; what is not in the list counts 0. */
  readonly meanReciprocalRank: number;
  /** The share of the tasks whose right choice is first, or among the first five, or in the list at all. */
  readonly top1: number;
  readonly top5: number;
  readonly found: number;
}

/** The places of a task's right choice: in our order, in our list without its order, and in a list of all names by alphabet. */
export interface Places {
  readonly ranked: number | undefined;
  readonly unranked: number | undefined;
  readonly alphabetical: number | undefined;
}

/** What completion offers at the task's cursor. */
export function offered({ text, cursor }: Task, reference: ServiceReference): CompletionList | undefined {
  const document = policyAt(jsonHost.findPolicies(text).policies, cursor);
  return document && complete(document, cursor, reference);
}

export function placesOf(task: Task, reference: ServiceReference): Places {
  const list = offered(task, reference);
  if (list === undefined) {
    return { ranked: undefined, unranked: undefined, alphabetical: undefined };
  }
  const place = (items: CompletionList, isRanked: boolean) => placeOf(inEditorOrder(items, task.text, task.cursor, isRanked), task);
  const all = { ...list, items: allNames(task, list, reference) };
  return { ranked: place(list, true), unranked: place(list, false), alphabetical: place(all, false) };
}

/** What a list without any knowledge of policies would hold: each action of the service, or of all that so begin; else what we offer. */
function allNames({ kind, text, cursor }: Task, list: CompletionList, reference: ServiceReference): readonly CompletionItem[] {
  if (!kind.includes('letter') || kind.startsWith('condition')) {
    return list.items;
  }
  const typed = text.slice(list.span.start, cursor);
  const name = typed.slice(typed.indexOf(':') + 1);
  const prefixes = typed.includes(':') ? [typed.slice(0, typed.indexOf(':'))] : reference.services().map(({ prefix }) => prefix);
  const actions = prefixes.flatMap((prefix) => reference.actions(prefix) ?? []);
  return actions
    .filter((action) => action.name.startsWith(name))
    .map((action) => ({ label: `${action.servicePrefix}:${action.name}`, kind: 'action' }));
}

export function scoreOf(places: readonly (number | undefined)[]): Score {
  const share = (test: (place: number) => boolean) => places.filter((place) => place !== undefined && test(place)).length / places.length;
  return {
    tasks: places.length,
    meanReciprocalRank: places.reduce<number>((sum, place) => sum + (place === undefined ? 0 : 1 / place), 0) / places.length,
    top1: share((place) => place === 1),
    top5: share((place) => place <= 5),
    found: share(() => true),
  };
}

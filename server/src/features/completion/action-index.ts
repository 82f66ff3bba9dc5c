import { operationFacts } from '../../reference/operation-facts';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions, qualifiedName } from '../../semantics/matching-actions';
import type { Choice } from './choice';

/** A name to be found, and the action that it leads to. */
export interface IndexedName {
  readonly action: ActionName;
  /** The action's, or that of an API operation that is not an action itself. */
  readonly name: string;
  readonly lower: string;
  /** In how many AWS managed policies the action is named. */
  readonly usage: number;
  readonly isOperation: boolean;
  readonly choice: Choice;
}

/** The names of a reference, read once. */
export interface ActionIndex {
  /** `undefined` for an unknown prefix. The most used actions first, operations last. */
  ofService(prefix: string): readonly IndexedName[] | undefined;
  /** Those of every service. */
  all(): readonly IndexedName[];
  /** In how many AWS managed policies the service's most used action is named. */
  usageOfService(prefix: string): number;
}

const indexes = new WeakMap<ServiceReference, ActionIndex>();

export function actionIndex(reference: ServiceReference): ActionIndex {
  let index = indexes.get(reference);
  if (index === undefined) {
    index = createIndex(reference);
    indexes.set(reference, index);
  }
  return index;
}

function createIndex(reference: ServiceReference): ActionIndex {
  const services = new Map<string, readonly IndexedName[]>();
  let all: readonly IndexedName[] | undefined;
  const ofService = (prefix: string) => {
    let names = services.get(prefix);
    if (names === undefined) {
      const actions = reference.actions(prefix);
      if (actions === undefined) {
        return undefined;
      }
      names = [...byUsage(actions.map((action) => ofAction(action, reference))), ...byUsage(operationsOf(prefix, reference))];
      services.set(prefix, names);
    }
    return names;
  };
  return {
    ofService,
    all() {
      all ??= reference.services().flatMap(({ prefix }) => ofService(prefix) ?? []);
      return all;
    },
    usageOfService: (prefix) => ofService(prefix)?.[0]?.usage ?? 0,
  };
}

function byUsage(names: IndexedName[]): readonly IndexedName[] {
  return names.sort((a, b) => b.usage - a.usage);
}

function ofAction(action: ActionName, reference: ServiceReference): IndexedName {
  return {
    action,
    name: action.name,
    lower: action.name.toLowerCase(),
    usage: reference.usage(action.servicePrefix, action.name),
    isOperation: false,
    choice: { label: qualifiedName(action), kind: 'action', detail: action.accessLevel },
  };
}

/** `s3:HeadObject → s3:GetObject`: for those who know the API and not its permissions. */
function operationsOf(prefix: string, reference: ServiceReference): IndexedName[] {
  const table = Object.hasOwn(operationFacts, prefix) ? operationFacts[prefix] : undefined;
  return Object.keys(table ?? {}).flatMap((name) =>
    reference.actionsOfOperation(prefix, name).flatMap((text) => {
      const colon = text.indexOf(':');
      const [action] = matchingActions(reference, { servicePrefix: text.slice(0, colon), name: text.slice(colon + 1) });
      return action === undefined
        ? []
        : [
            {
              ...ofAction(action, reference),
              name,
              lower: name.toLowerCase(),
              isOperation: true,
              choice: { label: `${prefix}:${name} → ${text}`, kind: 'operation', detail: action.accessLevel, text },
            } as const,
          ];
    }),
  );
}

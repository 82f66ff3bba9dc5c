import { type ConditionKeyTable, createConditionKeyTable } from './condition-key-table';
import {
  type ActionResourceTypeRow,
  type ActionRow,
  actionFlag,
  arnFormatStart,
  type DetailLine,
  type KeyRow,
  keyTypeLetters,
  type ResourceTypeRow,
  referencePages,
} from './encoding';
import { globalConditionKeys } from './global-condition-keys';
import { lazy } from './lazy';
import type { Action, ActionName, ActionResourceType, ConditionKey, ResourceType } from './types';

/** What the details of a service give, decoded piece by piece as it is asked for. */
export interface ServiceDetails {
  readonly action: (name: string) => Action | undefined;
  readonly resourceTypes: () => readonly ResourceType[];
  readonly resourceTypesByName: () => ReadonlyMap<string, ResourceType>;
  readonly conditionKeys: () => readonly ConditionKey[];
  readonly conditionKeyTable: () => ConditionKeyTable;
}

/** What the index says of the service whose details are decoded. */
export interface IndexedService {
  readonly prefix: string;
  readonly page: string;
  readonly actions: () => readonly ActionName[];
  /** Positions of the actions by their name in lower case. */
  readonly positions: () => ReadonlyMap<string, number>;
}

/** Decodes a line of the details. Every action is made once: the same name gives the same object. */
export function createServiceDetails(service: IndexedService, line: DetailLine): ServiceDetails {
  const actions: (Action | undefined)[] = [];
  const resourceTypes = lazy(() => line[3].map((row) => decodeResourceType(row, service, line)));
  const conditionKeys = lazy(() => line[1].map((row) => decodeKey(row, service)));
  return {
    action(name) {
      const position = service.positions().get(name) ?? service.positions().get(name.toLowerCase());
      if (position === undefined) {
        return undefined;
      }
      actions[position] ??= decodeAction(service, line, position);
      return actions[position];
    },
    resourceTypes,
    resourceTypesByName: lazy(() => new Map(resourceTypes().map((type) => [type.name, type]))),
    conditionKeys,
    conditionKeyTable: lazy(() => createConditionKeyTable(conditionKeys())),
  };
}

function decodeResourceType([name, keySet, ...formats]: ResourceTypeRow, { prefix }: IndexedService, line: DetailLine): ResourceType {
  return {
    servicePrefix: prefix,
    name,
    arnFormats: formats.map((format) => arnFormatStart + format),
    conditionKeys: keysOfSet(line, keySet),
  };
}

function decodeAction(service: IndexedService, line: DetailLine, position: number): Action | undefined {
  const named = service.actions()[position];
  const row = line[5][position];
  if (named === undefined || row === undefined) {
    return undefined;
  }
  const [description, , flags = 0, keySet = 0, resourceTypes = [], dependents = []] = row;
  return {
    servicePrefix: named.servicePrefix,
    name: named.name,
    accessLevel: named.accessLevel,
    description,
    alsoWrite: (flags & actionFlag.alsoWrite) !== 0,
    permissionOnly: (flags & actionFlag.permissionOnly) !== 0,
    resourceTypes: resourceTypes.map((reference) => decodeActionResourceType(reference, line)),
    conditionKeys: keysOfSet(line, keySet),
    dependentActions: dependents.map((dependent) => line[4][dependent] ?? ''),
    documentation: documentationOf(row, named.name, line[0], service.page),
  };
}

function decodeActionResourceType(row: ActionResourceTypeRow, line: DetailLine): ActionResourceType {
  const [signed, keySet, dependents = []] = typeof row === 'number' ? [row, 0] : row;
  return {
    name: line[3][Math.abs(signed) - 1]?.[0] ?? '',
    required: signed < 0,
    conditionKeys: keysOfSet(line, keySet),
    dependentActions: dependents.map((dependent) => line[4][dependent] ?? ''),
  };
}

function documentationOf([, documentation = 0]: ActionRow, name: string, base: string, page: string): string {
  if (documentation === 0) {
    return `${referencePages}list_${page}.html#list_${page}-action-${name}`;
  }
  if (documentation === 1) {
    return `${base}API_${name}.html`;
  }
  return documentation.startsWith('=') ? documentation.slice(1) : base + documentation;
}

function keysOfSet(line: DetailLine, keySet: number): readonly string[] {
  return (line[2][keySet] ?? []).map((key) => line[1][key]?.[0] ?? '');
}

function decodeKey([name, type, description = '']: KeyRow, service: IndexedService): ConditionKey {
  const global = globalConditionKeys.find((key) => key.name.toLowerCase() === name.toLowerCase());
  return (
    global ?? {
      name,
      type: keyTypeLetters[(type ?? '').charAt(0)] ?? 'String',
      multivalued: (type ?? '').endsWith('+'),
      description,
      global: false,
      documentation: `${referencePages}list_${service.page}.html`,
    }
  );
}

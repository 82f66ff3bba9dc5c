import type { AccessLevel, ConditionKeyType } from '../../server/src/reference/types';
import {
  byCodeUnits,
  type Catalogue,
  type CatalogueAction,
  type CatalogueActionResourceType,
  type CatalogueKey,
  type CatalogueResourceType,
  type CatalogueService,
} from './catalogue';
import { normalizeKey } from './normalize-key';
import type { RawAction, RawActionResourceType, RawData, RawKey, RawResourceType, RawService } from './read-iam-data';
import type { FloydData, FloydService } from './read-iam-floyd';
import { sharedPrefixes } from './service-pages';
import { actionDescription, keyDescription } from './words';

/** Access levels as AWS writes them, and whether Write is named besides. An unknown one must fail the build. */
const levels: Readonly<Record<string, readonly [AccessLevel, boolean]>> = {
  List: ['List', false],
  Read: ['Read', false],
  Write: ['Write', false],
  Tagging: ['Tagging', false],
  'Permissions management': ['Permissions management', false],
  'Tagging, Write': ['Tagging', true],
  'Permissions management, Write': ['Permissions management', true],
};

const keyTypes: Readonly<Record<string, ConditionKeyType>> = {
  String: 'String',
  ARN: 'ARN',
  Bool: 'Bool',
  Date: 'Date',
  Numeric: 'Numeric',
  IPAddress: 'IPAddress',
  Binary: 'Binary',
};

/**
 * Joins the packages: what exists comes from the newest data; dependent actions and permission-only flags come from the older
 * data for the actions that still exist; addresses come from iam-floyd. Throws on an access level or a type nobody knows.
 */
export function buildCatalogue(data: RawData, before: RawData, floyd: FloydData): Catalogue {
  const earlier = new Map(before.services.map((service) => [service.prefix, actionsByName(service)]));
  const known = knownActions(data);
  const services = data.services.map((service) =>
    buildService(service, earlier.get(service.prefix) ?? new Map(), floyd.services.get(service.prefix), known),
  );
  return { date: data.date, services: services.sort((a, b) => byCodeUnits(a.prefix, b.prefix)) };
}

function actionsByName(service: RawService): ReadonlyMap<string, RawAction> {
  return new Map(service.actions.map((action) => [action.name.toLowerCase(), action]));
}

/** AWS's spelling of every existing action by `prefix:name` in lower case. */
function knownActions(data: RawData): ReadonlyMap<string, string> {
  return new Map(
    data.services.flatMap(({ prefix, actions }) =>
      actions.map(({ name }) => [`${prefix}:${name}`.toLowerCase(), `${prefix}:${name}`] as const),
    ),
  );
}

function buildService(
  service: RawService,
  earlier: ReadonlyMap<string, RawAction>,
  floyd: FloydService | undefined,
  known: ReadonlyMap<string, string>,
): CatalogueService {
  const shared = sharedPrefixes[service.prefix];
  const page = shared?.page ?? floyd?.pages[0] ?? service.prefix;
  const actions = service.actions.map((action) =>
    buildAction(action, earlier.get(action.name.toLowerCase()), floyd, page, known, service.prefix),
  );
  return {
    prefix: service.prefix,
    name: shared?.name ?? service.name,
    page,
    supportsResourceControl: service.supportsResourceControl,
    actions: actions.sort((a, b) => byCodeUnits(a.name, b.name)),
    resourceTypes: service.resourceTypes.map(buildResourceType),
    conditionKeys: uniqueKeys(service.conditionKeys.map((key) => buildKey(key, service.prefix))),
  };
}

function buildAction(
  action: RawAction,
  earlier: RawAction | undefined,
  floyd: FloydService | undefined,
  page: string,
  known: ReadonlyMap<string, string>,
  prefix: string,
): CatalogueAction {
  const [accessLevel, alsoWrite] = lookUp(levels, action.accessLevel, `The access level of \`${prefix}:${action.name}\``);
  const dependents = (names: readonly string[]) =>
    [...new Set(names.map((name) => known.get(name.toLowerCase()) ?? ''))].filter((name) => name !== '').sort(byCodeUnits);
  const earlierTypes = new Map((earlier?.resourceTypes ?? []).map((type) => [type.name.toLowerCase(), type]));
  const ofType = (type: RawActionResourceType) => [
    ...type.dependentActions,
    ...(earlierTypes.get(type.name.toLowerCase())?.dependentActions ?? []),
  ];
  const allDependents = [action, ...action.resourceTypes, ...(earlier === undefined ? [] : [earlier, ...earlier.resourceTypes])];
  const found = floyd?.actions.get(action.name);
  return {
    name: action.name,
    description: actionDescription(action.description),
    accessLevel,
    alsoWrite,
    permissionOnly: action.isPermissionOnly ?? earlier?.isPermissionOnly ?? false,
    conditionKeys: action.conditionKeys.map(normalizeKey),
    resourceTypes: action.resourceTypes.map(
      (type): CatalogueActionResourceType => ({
        name: type.name,
        required: type.required,
        conditionKeys: type.conditionKeys.map(normalizeKey),
        dependentActions: dependents(ofType(type)),
      }),
    ),
    dependentActions: dependents(allDependents.flatMap(({ dependentActions }) => dependentActions)),
    documentation: found?.documentation ?? (found === undefined || found.page === page ? undefined : rowAddress(found.page, action.name)),
  };
}

/** The row of an action on another page than its service's first. */
function rowAddress(page: string, name: string): string {
  return `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${page}.html#list_${page}-action-${name}`;
}

/** AWS joins several ARN formats of one resource type by a comma and a space. */
function buildResourceType(type: RawResourceType): CatalogueResourceType {
  return {
    name: type.key,
    arnFormats: [...new Set(type.arn.split(', '))],
    conditionKeys: (type.conditionKeys ?? []).map(normalizeKey),
  };
}

function buildKey(key: RawKey, prefix: string): CatalogueKey {
  const multivalued = key.type.startsWith('ArrayOf');
  const type = lookUp(
    keyTypes,
    multivalued ? key.type.slice('ArrayOf'.length) : key.type,
    `The type of the condition key \`${key.key}\` of \`${prefix}\``,
  );
  return { name: normalizeKey(key.key), type, multivalued, description: keyDescription(key.description) };
}

/** Two spellings of one template become one key. */
function uniqueKeys(keys: readonly CatalogueKey[]): readonly CatalogueKey[] {
  const unique = new Map(keys.toReversed().map((key) => [key.name.toLowerCase(), key]));
  return [...unique.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

function lookUp<T>(table: Readonly<Record<string, T>>, word: string, what: string): T {
  const found = Object.hasOwn(table, word) ? table[word] : undefined;
  if (found === undefined) {
    throw new Error(`${what} is \`${word}\`, which is not known. See scripts/data/build-catalogue.ts.`);
  }
  return found;
}

import { createConditionKeyLookup } from './condition-key-lookup';
import { decodeExtras, type Extras } from './decode-extras';
import { decodeUse } from './decode-use';
import { accessLevelLetters, encodingFormat, type IndexFile, referencePages, type ServiceRow } from './encoding';
import { globalConditionKeys } from './global-condition-keys';
import { lazy } from './lazy';
import { actionsOfOperation } from './operations';
import { partitions, regions } from './partitions';
import { createServiceDetails, type ServiceDetails } from './service-details';
import type { ActionName, ResourceType, Service, ServiceReference } from './types';

/** The generated files, handed in by an entry point: the core reads no file itself. Offsets and lengths are characters, and bytes too. */
export interface ReferenceSource {
  /** The text of `index.json`. */
  index(): string;
  /** A part of `detail.ndjson`. Asked for once a service, when its details are first needed. */
  detail(offset: number, length: number): string;
  /** The text of `extras.json`. Asked for once, on first need. */
  extras(): string;
  /** The text of `use.json`. Asked for once, on first need. */
  use(): string;
}

/**
 * Makes the reference over the generated files. Reads the index at once and everything else on first need.
 * Throws when the index is not one that this version wrote: only entry points call it.
 */
export function createReference(source: ReferenceSource): ServiceReference {
  const index = readIndex(source);
  const entry = createEntries(index, source);
  const arnServices = new Map(index.arnServices);
  const resourceTypesOfArn = createResourceTypesOfArn((prefix) => entry(prefix)?.details().resourceTypes() ?? [], arnServices);
  const conditionKey = createConditionKeyLookup((prefix) => entry(prefix)?.details().conditionKeyTable(), index.foreignKeyPrefixes);
  const services = lazy(() => index.services.flatMap(([prefix]) => entry(prefix)?.service() ?? []));
  const extras = lazy(() => decodeExtras(source.extras()));
  const position = (prefix: string, name: string) => entry(prefix)?.positions().get(name.toLowerCase());
  const reference: ServiceReference = {
    date: index.date,
    services,
    service: (prefix) => entry(prefix)?.service(),
    actions: (prefix) => entry(prefix)?.actions(),
    action: (prefix, name) => entry(prefix)?.details().action(name),
    resourceTypes: (prefix) => entry(prefix)?.details().resourceTypes() ?? [],
    resourceType: (prefix, name) => entry(prefix)?.details().resourceTypesByName().get(name),
    resourceTypesOfArn,
    isArnService: (arnService) => arnServices.has(arnService),
    conditionKey,
    globalConditionKeys: () => globalConditionKeys,
    conditionKeysOfService: (prefix) => entry(prefix)?.details().conditionKeys() ?? [],
    retiredAction: (prefix, name) => extras().retiredActions().get(`${prefix}:${name}`.toLowerCase()),
    retiredService: (prefix) => extras().retiredServices.get(prefix.toLowerCase()),
    undocumentedAction: (prefix, name) => extras().undocumentedActions().get(`${prefix}:${name}`.toLowerCase()),
    actionsOfOperation: (prefix, operation) => actionsOfOperation(prefix, operation, reference),
    usage: (prefix, name) => usageOf(entry(prefix), name, extras()),
    managedUse: lazy(() => decodeUse(source.use(), index.services, position)),
    managedPolicies: () => extras().managedPolicies(),
    servicePrincipals: () => extras().servicePrincipals(),
    partitions: () => partitions,
    regions: () => regions,
  };
  return reference;
}

/** A service of the index, with what has been read of it so far. */
interface Entry {
  readonly service: () => Service;
  readonly actions: () => readonly ActionName[];
  /** Positions of its actions in the index by their name in lower case. */
  readonly positions: () => ReadonlyMap<string, number>;
  readonly details: () => ServiceDetails;
}

function readIndex(source: ReferenceSource): IndexFile {
  const index: IndexFile = JSON.parse(source.index());
  if (index.format !== encodingFormat) {
    throw new Error(`The reference data has format ${index.format}; this version reads format ${encodingFormat}.`);
  }
  return index;
}

/** Finds services by their prefix, without case. An entry is made when it is first asked for. */
function createEntries(index: IndexFile, source: ReferenceSource): (prefix: string) => Entry | undefined {
  const rows = new Map(index.services.map((row) => [row[0], row]));
  const entries = new Map<string, Entry>();
  return (prefix) => {
    const known = entries.get(prefix);
    if (known !== undefined) {
      return known;
    }
    const lower = prefix.toLowerCase();
    const row = rows.get(lower);
    const entry = entries.get(lower) ?? (row === undefined ? undefined : createEntry(row, source));
    if (entry !== undefined) {
      entries.set(lower, entry);
    }
    return entry;
  };
}

function createEntry(row: ServiceRow, source: ReferenceSource): Entry {
  const [prefix, , page, , offset, length, names] = row;
  const actions = lazy(() => readActions(prefix, names));
  const positions = lazy(() => new Map(actions().map(({ name }, position) => [name.toLowerCase(), position])));
  return {
    service: lazy(() => toService(row)),
    actions,
    positions,
    details: lazy(() => createServiceDetails({ prefix, page, actions, positions }, JSON.parse(source.detail(offset, length)))),
  };
}

function readActions(servicePrefix: string, names: string): readonly ActionName[] {
  if (names === '') {
    return [];
  }
  return names.split(' ').map((word) => ({
    servicePrefix,
    name: word.slice(1),
    accessLevel: accessLevelLetters[word.charAt(0)] ?? 'Write',
  }));
}

function toService([prefix, name, page, supportsResourceControl]: ServiceRow): Service {
  return { prefix, name, documentation: `${referencePages}list_${page}.html`, supportsResourceControl: supportsResourceControl === 1 };
}

function createResourceTypesOfArn(
  resourceTypes: (prefix: string) => readonly ResourceType[],
  arnServices: ReadonlyMap<string, string>,
): (arnService: string) => readonly ResourceType[] {
  const found = new Map<string, readonly ResourceType[]>();
  return (arnService) => {
    const prefixes = arnServices.get(arnService);
    if (prefixes === undefined) {
      return [];
    }
    const known = found.get(arnService);
    if (known !== undefined) {
      return known;
    }
    const types = prefixes.split(' ').flatMap(resourceTypes);
    const ofService = types.filter(({ arnFormats }) => arnFormats.some((format) => format.split(':', 3)[2] === arnService));
    found.set(arnService, ofService);
    return ofService;
  };
}

function usageOf(entry: Entry | undefined, name: string, extras: Extras): number {
  const position = entry?.positions().get(name.toLowerCase());
  return entry === undefined || position === undefined ? 0 : (extras.usage(entry.service().prefix)[position] ?? 0);
}

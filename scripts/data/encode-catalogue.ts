import { accessLevelLetters, encodingFormat, type IndexFile, type ServiceRow } from '../../server/src/reference/encoding';
import { byCodeUnits, type Catalogue, type CatalogueService } from './catalogue';
import { encodeService } from './encode-service';

/** The texts of `index.json` and `detail.ndjson`. */
export interface EncodedCatalogue {
  readonly index: string;
  readonly detail: string;
}

/** Encodes the catalogue: details as one line a service, and an index that knows where each line is. */
export function encodeCatalogue(catalogue: Catalogue): EncodedCatalogue {
  const lines = catalogue.services.map((service) => toAscii(JSON.stringify(encodeService(service))));
  let offset = 0;
  const rows = catalogue.services.map((service, position): ServiceRow => {
    const length = lines[position]?.length ?? 0;
    const row: ServiceRow = [
      service.prefix,
      service.name,
      service.page,
      service.supportsResourceControl ? 1 : 0,
      offset,
      length,
      service.actions.map(({ name, accessLevel }) => letterOf(accessLevel) + name).join(' '),
    ];
    offset += length + 1;
    return row;
  });
  const index: IndexFile = {
    format: encodingFormat,
    date: catalogue.date,
    services: rows,
    arnServices: group(catalogue.services, arnServicesOf),
    foreignKeyPrefixes: group(catalogue.services, foreignKeyPrefixesOf),
  };
  return { index: toAscii(JSON.stringify(index)), detail: `${lines.join('\n')}\n` };
}

/** JSON text with nothing but ASCII: offsets in bytes are then offsets in characters, in a file and in a string alike. */
export function toAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function letterOf(level: string): string {
  const letter = Object.entries(accessLevelLetters).find(([, name]) => name === level)?.[0];
  if (letter === undefined) {
    throw new Error(`The access level \`${level}\` has no letter. See server/src/reference/encoding.ts.`);
  }
  return letter;
}

/** Names that occur in services, each with the prefixes of those services. */
function group(
  services: readonly CatalogueService[],
  names: (service: CatalogueService) => readonly string[],
): readonly (readonly [string, string])[] {
  const found = new Map<string, string[]>();
  for (const service of services) {
    for (const name of new Set(names(service))) {
      found.set(name, [...(found.get(name) ?? []), service.prefix]);
    }
  }
  return [...found].sort(([a], [b]) => byCodeUnits(a, b)).map(([name, prefixes]) => [name, prefixes.join(' ')]);
}

/** A few formats have a placeholder for the service: they belong to no ARN service. */
function arnServicesOf(service: CatalogueService): readonly string[] {
  return service.resourceTypes
    .flatMap(({ arnFormats }) => arnFormats.map((format) => format.split(':')[2] ?? ''))
    .filter((name) => !name.includes('$'));
}

function foreignKeyPrefixesOf(service: CatalogueService): readonly string[] {
  return service.conditionKeys
    .map(({ name }) => name.slice(0, name.indexOf(':')))
    .filter((name) => name !== 'aws' && name !== service.prefix);
}

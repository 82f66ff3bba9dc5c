import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { byCodeUnits, type Catalogue } from './catalogue';

/**
 * `server/data/summary.json`: what the generated data amounts to. It is committed, so that an update shows as a difference that
 * can be reviewed, and a build that would ship anything else fails.
 */
export interface Summary {
  /** ISO date of the data. */
  readonly date: string;
  /** The versions of the packages it was made from. */
  readonly packages: Readonly<Record<string, string>>;
  /** SHA-256 of each generated file, in hexadecimal. */
  readonly files: Readonly<Record<string, string>>;
  /** How many things there are, and in how many a field says something. */
  readonly counts: Readonly<Record<string, number>>;
  readonly accessLevels: readonly string[];
  readonly conditionKeyTypes: readonly string[];
  /** Share of the exact actions of AWS managed policies that the data has. */
  readonly coverage: number;
  /** For each service, its actions, resource types and condition keys. */
  readonly services: Readonly<Record<string, ServiceCounts>>;
}

export type ServiceCounts = readonly [actions: number, resourceTypes: number, conditionKeys: number];

/** What the summary is made from besides the catalogue. */
export interface SummaryParts {
  readonly packages: Readonly<Record<string, string>>;
  /** The text of each generated file by its name. */
  readonly files: Readonly<Record<string, string>>;
  /** Numbers of things that are not in the catalogue. */
  readonly counts: Readonly<Record<string, number>>;
  readonly coverage: number;
}

/** Sums up what was generated. The same input gives the same summary on every machine. */
export function summarize(catalogue: Catalogue, parts: SummaryParts): Summary {
  const actions = catalogue.services.flatMap((service) => service.actions);
  const keys = catalogue.services.flatMap((service) => service.conditionKeys);
  return {
    date: catalogue.date,
    packages: parts.packages,
    files: Object.fromEntries(Object.entries(parts.files).map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')])),
    counts: { ...fieldCounts(catalogue), ...parts.counts },
    accessLevels: unique(actions.map(({ accessLevel, alsoWrite }) => (alsoWrite ? `${accessLevel}, Write` : accessLevel))),
    conditionKeyTypes: unique(keys.map(({ type, multivalued }) => (multivalued ? `ArrayOf${type}` : type))),
    coverage: Math.round(parts.coverage * 10000) / 10000,
    services: Object.fromEntries(
      catalogue.services.map(({ prefix, actions: own, resourceTypes, conditionKeys }) => [
        prefix,
        [own.length, resourceTypes.length, conditionKeys.length],
      ]),
    ),
  };
}

/** The summary as text: one line for each service, so that a difference reads well. */
export function printSummary(summary: Summary): string {
  const { services, ...rest } = summary;
  const lines = Object.entries(services).map(([prefix, counts]) => `    ${JSON.stringify(prefix)}: [${counts.join(', ')}]`);
  return `${JSON.stringify(rest, undefined, 2).slice(0, -2)},\n  "services": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** Reads the committed summary; `undefined` when there is none yet. */
export function readSummary(file: string): Summary | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** How often each field says something: what falls when a source goes empty. */
function fieldCounts(catalogue: Catalogue): Readonly<Record<string, number>> {
  const { services } = catalogue;
  const actions = services.flatMap((service) => service.actions);
  const links = actions.flatMap(({ resourceTypes }) => resourceTypes);
  const types = services.flatMap(({ resourceTypes }) => resourceTypes);
  const keys = services.flatMap(({ conditionKeys }) => conditionKeys);
  return {
    services: services.length,
    servicesUnderResourceControl: services.filter(({ supportsResourceControl }) => supportsResourceControl).length,
    actions: actions.length,
    actionsWithDescription: actions.filter(({ description }) => description !== '').length,
    actionsWithDocumentation: actions.filter(({ documentation }) => documentation !== undefined).length,
    actionsWithResourceTypes: actions.filter(({ resourceTypes }) => resourceTypes.length > 0).length,
    actionsWithConditionKeys: actions.filter(({ conditionKeys }) => conditionKeys.length > 0).length,
    actionsWithDependentActions: actions.filter(({ dependentActions }) => dependentActions.length > 0).length,
    actionsPermissionOnly: actions.filter(({ permissionOnly }) => permissionOnly).length,
    actionsAlsoWrite: actions.filter(({ alsoWrite }) => alsoWrite).length,
    resourceTypeLinks: links.length,
    resourceTypeLinksRequired: links.filter(({ required }) => required).length,
    resourceTypes: types.length,
    resourceTypesWithConditionKeys: types.filter(({ conditionKeys }) => conditionKeys.length > 0).length,
    arnFormats: types.reduce((sum, { arnFormats }) => sum + arnFormats.length, 0),
    conditionKeys: keys.length,
    conditionKeysWithDescription: keys.filter(({ description }) => description !== '').length,
    conditionKeysMultivalued: keys.filter(({ multivalued }) => multivalued).length,
  };
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort(byCodeUnits);
}

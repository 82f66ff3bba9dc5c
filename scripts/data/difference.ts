import type { Catalogue, CatalogueService } from './catalogue';

/** The difference between two states of the data as Markdown, for the person who reviews an update. */
export function describeDifference(before: Catalogue, after: Catalogue): string {
  const earlier = new Map(before.services.map((service) => [service.prefix, service]));
  const later = new Map(after.services.map((service) => [service.prefix, service]));
  const added = after.services.filter(({ prefix }) => !earlier.has(prefix));
  const removed = before.services.filter(({ prefix }) => !later.has(prefix));
  const changes = after.services.flatMap((service) => describeService(earlier.get(service.prefix), service));
  return [
    `Data of ${before.date} → ${after.date}`,
    section(
      'Services added',
      added.map(({ prefix, name, actions }) => `- \`${prefix}\` ${name}, ${actions.length} actions`),
    ),
    section(
      'Services removed',
      removed.map(({ prefix, name, actions }) => `- \`${prefix}\` ${name}, ${actions.length} actions`),
    ),
    section('Services changed', changes),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeService(before: CatalogueService | undefined, after: CatalogueService): readonly string[] {
  if (before === undefined) {
    return [];
  }
  const lines = [
    names('actions added', missing(after.actions, before.actions)),
    names('actions removed', missing(before.actions, after.actions)),
    names('access level changed', changedLevels(before, after)),
    names('resource types added', missing(after.resourceTypes, before.resourceTypes)),
    names('resource types removed', missing(before.resourceTypes, after.resourceTypes)),
    names('condition keys added', missing(after.conditionKeys, before.conditionKeys)),
    names('condition keys removed', missing(before.conditionKeys, after.conditionKeys)),
  ].filter((line) => line !== '');
  return lines.length === 0 ? [] : [`- \`${after.prefix}\` ${after.name}`, ...lines];
}

interface Named {
  readonly name: string;
}

function missing(these: readonly Named[], those: readonly Named[]): readonly string[] {
  const known = new Set(those.map(({ name }) => name));
  return these.filter(({ name }) => !known.has(name)).map(({ name }) => `\`${name}\``);
}

function changedLevels(before: CatalogueService, after: CatalogueService): readonly string[] {
  const levels = new Map(before.actions.map(({ name, accessLevel }) => [name, accessLevel]));
  return after.actions.flatMap(({ name, accessLevel }) => {
    const earlier = levels.get(name);
    return earlier === undefined || earlier === accessLevel ? [] : [`\`${name}\` ${earlier} → ${accessLevel}`];
  });
}

function names(title: string, found: readonly string[]): string {
  return found.length === 0 ? '' : `  - ${title} (${found.length}): ${found.join(', ')}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

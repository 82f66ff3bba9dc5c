import type { Action, ActionResourceType, ServiceReference } from '../../reference/types';
import { counted } from './count';
import { explainRisks } from './explain-risks';
import { code, link, paragraphs, prose, sentence } from './markdown';

/**
 * An action in Markdown: what it does and its access level, then its resource types, condition keys and the actions it needs besides.
 * Of a name that is no action it says what is known of it. `undefined` when nothing is.
 */
export function explainAction(reference: ServiceReference, prefix: string, name: string): string | undefined {
  const action = reference.action(prefix, name);
  return action === undefined ? explainStranger(reference, prefix, name) : describe(reference, action);
}

function describe(reference: ServiceReference, action: Action): string {
  const { servicePrefix, name } = action;
  return paragraphs(
    `**${code(`${servicePrefix}:${name}`)}** · ${action.accessLevel}`,
    sentence(action.description),
    explainRisks(action),
    action.permissionOnly ? 'A permission only: there is no API operation of this name; other operations check it.' : undefined,
    resources(reference, action),
    conditionKeys(reference, action),
    dependentActions(action),
    footer(reference, action),
  );
}

function resources(reference: ServiceReference, action: Action): string {
  if (action.resourceTypes.length === 0) {
    return 'No resource-level permissions: its `Resource` must be `"*"`.';
  }
  const formats = new Map(reference.resourceTypes(action.servicePrefix).map((type) => [type.name, type.arnFormats]));
  const lines = action.resourceTypes.flatMap(({ name, required }) => {
    const [first, ...others] = (formats.get(name) ?? []).map(code);
    const head = `- ${prose(name)}${required ? ' (required)' : ''}`;
    return [first === undefined ? head : `${head}: ${first}`, ...others.map((format) => `  or ${format}`)];
  });
  return `**Resource types**\n${lines.join('\n')}`;
}

function conditionKeys(reference: ServiceReference, action: Action): string | undefined {
  const own = new Set(action.conditionKeys);
  const ofType = new Map(reference.resourceTypes(action.servicePrefix).map((type) => [type.name, type.conditionKeys]));
  const ofResources = action.resourceTypes.flatMap((type) => [...keysOf(type), ...(ofType.get(type.name) ?? [])]);
  const others = new Set(ofResources.filter((key) => !own.has(key)));
  if (own.size + others.size === 0) {
    return undefined;
  }
  const line = (keys: ReadonlySet<string>) => [...keys].sort().map(code).join(', ');
  return [
    '**Condition keys**',
    ...(own.size === 0 ? [] : [`- ${line(own)}`]),
    ...(others.size === 0 ? [] : [`- of the resource: ${line(others)}`]),
  ].join('\n');
}

function keysOf(type: ActionResourceType): readonly string[] {
  return type.conditionKeys;
}

function dependentActions({ dependentActions }: Action): string | undefined {
  return dependentActions.length === 0 ? undefined : `**Also needs** ${[...new Set(dependentActions)].map(code).join(', ')}`;
}

function footer(reference: ServiceReference, { servicePrefix, name, documentation }: Action): string {
  const used = reference.usage(servicePrefix, name);
  const links = [link('AWS documentation', documentation)];
  const service = reference.service(servicePrefix);
  if (service !== undefined && !documentation.startsWith(service.documentation)) {
    links.push(link(prose(service.name), service.documentation));
  }
  if (used > 0) {
    links.push(`named in ${counted(used, 'AWS managed policy').replace(/policys$/, 'policies')}`);
  }
  return links.join(' · ');
}

function explainStranger(reference: ServiceReference, prefix: string, name: string): string | undefined {
  const title = `**${code(`${prefix}:${name}`)}**`;
  const operation = explainOperation(reference, prefix, name);
  if (operation !== undefined) {
    return operation;
  }
  const retired = reference.retiredAction(prefix, name) ?? reference.retiredService(prefix);
  if (retired !== undefined) {
    const what = retired.wholeService ? 'AWS has retired the service' : 'AWS does not list it any more';
    return paragraphs(title, `${what}: last documented ${retired.lastSeen}.`);
  }
  const undocumented = reference.undocumentedAction(prefix, name);
  return undocumented && paragraphs(title, `AWS does not document it, and names it in its managed policy ${code(undocumented.usedBy)}.`);
}

/** An API operation that is not an action: what authorises it. `undefined` when none is known. */
export function explainOperation(reference: ServiceReference, prefix: string, operation: string): string | undefined {
  const actions = reference.actionsOfOperation(prefix, operation);
  if (actions.length === 0) {
    return undefined;
  }
  const [first = ''] = actions;
  const separator = first.indexOf(':');
  return paragraphs(
    `**${code(`${prefix}:${operation}`)}** is an API operation, not an action.`,
    `It is authorised by ${actions.map(code).join(', ')}.`,
    actions.length === 1 ? explainKnown(reference, first.slice(0, separator), first.slice(separator + 1)) : undefined,
  );
}

function explainKnown(reference: ServiceReference, prefix: string, name: string): string | undefined {
  const action = reference.action(prefix, name);
  return action && describe(reference, action);
}

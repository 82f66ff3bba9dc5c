import { actionsOnVersions, eventFacts, parameterFacts, prefixesOfEventSource, sourcesWithoutActions } from '../reference/event-facts';
import type { ServiceReference } from '../reference/types';
import type { CloudTrailEvent } from './cloudtrail-event';

/** What an event needed: actions as `prefix:Name`, none for a call that needs no permission; `undefined` where it is not known. */
export type EventActions = readonly string[] | undefined;

/** Tells which actions authorised an event, with a memory of the names that it has seen. */
export function createEventActions(reference: ServiceReference): (event: CloudTrailEvent) => EventActions {
  const seen = new Map<string, EventActions>();
  return (event) => {
    const key = `${event.source} ${event.name}`;
    if (!seen.has(key)) {
      seen.set(key, actionsByName(event.source, event.name, reference));
    }
    const actions = seen.get(key);
    return actions === undefined || actions.length === 0 ? actions : withParameters(actions, event, reference);
  };
}

/**
 * The actions of an event by its names alone, without what its parameters add: `s3.amazonaws.com` and `ListObjects` are `s3:ListBucket`.
 * Names are compared without case, and without the version that some services add (`UpdateFunctionCode20150331v2`).
 */
export function actionsByName(source: string, name: string, reference: ServiceReference): EventActions {
  const client = source.toLowerCase().replace(/\.amazonaws\.com(\.cn)?$|\.amazon\.com$/, '');
  if (sourcesWithoutActions.includes(client)) {
    return [];
  }
  const bare = name.replace(/_?\d{4}_?\d{2}_?\d{2}(v\d+)?$/, '');
  const prefixes = (Object.hasOwn(prefixesOfEventSource, client) ? prefixesOfEventSource[client] : undefined) ?? client;
  const found = new Set<string>();
  for (const prefix of prefixes.split(' ')) {
    const listed = facts.get(`${prefix}:${bare}`.toLowerCase());
    if (listed?.length === 0) {
      return [];
    }
    const own = reference.action(prefix, bare);
    const actions = listed ?? (own === undefined ? reference.actionsOfOperation(prefix, bare) : [`${own.servicePrefix}:${own.name}`]);
    for (const action of actions) {
      found.add(action);
    }
  }
  return found.size === 0 ? undefined : [...found];
}

/** By `prefix:event` in lower case. */
const facts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(eventFacts).flatMap(([prefix, events]) =>
    Object.entries(events).map(([event, actions]): [string, readonly string[]] => [
      `${prefix}:${event}`.toLowerCase(),
      actions.split(' ').flatMap((action) => (action === '' ? [] : [`${prefix}:${action}`])),
    ]),
  ),
);

function withParameters(actions: readonly string[], event: CloudTrailEvent, reference: ServiceReference): readonly string[] {
  const names = Object.keys(event.parameters).filter((name) => isGiven(event.parameters[name]));
  const [first = ''] = actions;
  const prefix = first.slice(0, first.indexOf(':'));
  const added = new Set<string>();
  for (const fact of parameterFacts) {
    if (fact.prefix === prefix && fact.event.test(event.name) && names.some((name) => fact.parameter.test(name))) {
      added.add(fact.needs);
    }
  }
  if (names.some((name) => /^tag(s|list|set|specification.*)?$/i.test(name))) {
    for (const action of taggingOnCreation(prefix, event.name, reference)) {
      added.add(action);
    }
  }
  const onVersion = prefix === 's3' && event.parameters['versionId'] !== undefined;
  if (added.size === 0 && !onVersion) {
    return actions;
  }
  return [...(onVersion ? actions.map(ofVersion) : actions), ...[...added].filter((action) => !actions.includes(action))];
}

function ofVersion(action: string): string {
  const name = action.slice('s3:'.length);
  const versioned = Object.hasOwn(actionsOnVersions, name) ? actionsOnVersions[name] : undefined;
  return versioned === undefined ? action : `s3:${versioned}`;
}

/**
 * Creating something with tags needs the action that tags it too: `ec2:CreateTags`, `iam:TagRole`, `lambda:TagResource`.
 * Source: IAM User Guide, "Controlling access to AWS resources using tags".
 */
function taggingOnCreation(prefix: string, event: string, reference: ServiceReference): readonly string[] {
  const subject = /^(?:Create|Run|Register|Request|Allocate|Start|Put)(\w+)$/.exec(event)?.[1];
  const tagging = (reference.actions(prefix) ?? []).filter(
    ({ name, accessLevel }) => accessLevel === 'Tagging' && /^(Tag|Add|Create)/.test(name),
  );
  if (subject === undefined || tagging.some(({ name }) => name === event)) {
    return [];
  }
  const own = tagging.filter(({ name }) => name === `Tag${subject}`);
  return (own.length > 0 ? own : tagging).map(({ name }) => `${prefix}:${name}`);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

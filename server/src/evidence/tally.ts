import type { ServiceReference } from '../reference/types';
import { unloggedKinds } from '../reference/unlogged-actions';
import { matchingActions, qualifiedName } from '../semantics/matching-actions';
import type { CloudTrailEvent } from './cloudtrail-event';
import { createEventActions } from './event-actions';
import { createEventResources } from './event-resources';
import type { Counted, LogFacts, PrincipalUse } from './evidence';
import { type ArnBudget, createResourceTally, type ResourceTally } from './resource-tally';

/** Adds events up, principal by principal, in memory that does not grow with their number. */
export interface Tally {
  add(event: CloudTrailEvent): void;
  broken(): void;
  principals(): readonly PrincipalUse[];
  /** `undefined` where not a single event was there: then nothing may be concluded from what is absent. */
  facts(): LogFacts | undefined;
}

/**
 * More principals than an account can have roles by default, and more names than AWS has events, are not kept apart; names have fewer
 * characters than this, and a policy that is read by people fewer ARNs.
 */
const most = { principals: 5000, names: 2000, characters: 2048, arns: 500_000 };

/** For events that name nobody. */
const nobody = '(no name)';

/** What CloudTrail says of calls that a policy refused. Source: "CloudTrail record contents", and EC2's "Error codes". */
const refused = /AccessDenied|UnauthorizedOperation|Unauthorized(Access|Exception)|NotAuthorized|AuthorizationError/i;

interface Use {
  events: number;
  readonly actions: Map<string, { events: number; readonly resources: ResourceTally }>;
  readonly denied: Map<string, number>;
}

export function createTally(reference: ServiceReference): Tally {
  const actionsOf = createEventActions(reference);
  const resourcesOf = createEventResources(reference);
  const kinds = kindsByAction(reference);
  const uses = new Map<string, Use>();
  const unknown = new Map<string, number>();
  const seenKinds = new Set<string>();
  const arns: ArnBudget = { left: most.arns };
  const facts = { events: 0, from: '', to: '', byServices: 0, broken: 0, hasReads: false };

  const useOf = (name: string): Use => {
    const known = name.slice(0, most.characters);
    const key = uses.size < most.principals || uses.has(known) ? known : nobody;
    let use = uses.get(key);
    if (use === undefined) {
      use = { events: 0, actions: new Map(), denied: new Map() };
      uses.set(key, use);
    }
    return use;
  };

  const note = (event: CloudTrailEvent): void => {
    facts.events++;
    facts.hasReads ||= event.readOnly === true;
    if (event.time !== '') {
      facts.from = facts.from === '' || event.time < facts.from ? event.time : facts.from;
      facts.to = event.time > facts.to ? event.time : facts.to;
    }
  };

  const addAction = (use: Use, action: string, event: CloudTrailEvent): void => {
    let of = use.actions.get(action);
    if (of === undefined) {
      of = { events: 0, resources: createResourceTally(arns) };
      use.actions.set(action, of);
    }
    of.events++;
    of.resources.add(resourcesOf(event, action));
  };

  return {
    add(event) {
      note(event);
      const actions = actionsOf(event);
      for (const action of actions ?? []) {
        for (const kind of kinds.get(action) ?? []) {
          seenKinds.add(kind);
        }
      }
      if (event.byService) {
        facts.byServices++;
        return;
      }
      const use = useOf(event.principal ?? nobody);
      use.events++;
      if (refused.test(event.errorCode)) {
        for (const name of actions ?? [`${event.source} ${event.name}`]) {
          count(use.denied, name);
        }
        return;
      }
      if (actions === undefined) {
        count(unknown, `${event.source} ${event.name}`);
      }
      for (const action of actions ?? []) {
        addAction(use, action, event);
      }
    },
    broken() {
      facts.broken++;
    },
    principals: () => [...uses].map(([name, use]) => toPrincipalUse(name, use)).sort((a, b) => b.events - a.events),
    facts: () => (facts.events === 0 ? undefined : { ...facts, unknown: counted(unknown), kinds: [...seenKinds].sort() }),
  };
}

/** The marks of `LogFacts.kinds` that an event of the action sets. */
function kindsByAction(reference: ServiceReference): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const [index, { actions }] of unloggedKinds.entries()) {
    for (const pattern of actions.split(' ')) {
      const [servicePrefix = '', name] = pattern.split(':');
      for (const action of matchingActions(reference, { servicePrefix, name })) {
        const qualified = qualifiedName(action);
        kinds.set(qualified, [...(kinds.get(qualified) ?? []), kindMark(index, action)]);
      }
    }
  }
  return kinds;
}

/** How a kind is noted as seen: a trail may log what writes and not what reads. */
export function kindMark(kind: number, { accessLevel }: { readonly accessLevel: string }): string {
  return `${kind}${accessLevel === 'List' || accessLevel === 'Read' ? 'r' : 'w'}`;
}

function toPrincipalUse(name: string, { events, actions, denied }: Use): PrincipalUse {
  return {
    name,
    events,
    actions: [...actions]
      .map(([action, use]) => ({ action, events: use.events, resources: use.resources.patterns() }))
      .sort((a, b) => (a.action < b.action ? -1 : 1)),
    denied: counted(denied),
  };
}

function count(counts: Map<string, number>, whole: string): void {
  const name = whole.slice(0, most.characters);
  if (counts.size < most.names || counts.has(name)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

function counted(counts: ReadonlyMap<string, number>): readonly Counted[] {
  return [...counts].map(([name, events]) => ({ name, events })).sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
}

import type { ActionPattern } from '../../policy/action-pattern';
import type { ResourcePattern } from '../../policy/arn';
import type { PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import type { Action, ActionName, ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import { type Kept, keptBy } from '../region-limit';
import { createMemory } from '../remember';
import { wordingOfBoth } from '../wording';
import { type Left, leftByDeny } from './left-by-deny';
import { type Reach, reachOf } from './reach';
import { type WatchedActions, watchActions } from './watched-actions';

/** What a statement allows of one action, the document's Deny statements taken off. */
export interface EffectiveGrant {
  readonly action: Action;
  readonly statement: Statement;
  /** The entry of Action that grants it, by name if there is such a one; `undefined` for NotAction. */
  readonly pattern: ActionPattern | undefined;
  /** The entry of Resource that reaches furthest; `undefined` for NotResource, and where none is known before deployment. */
  readonly resource: ResourcePattern | undefined;
  readonly reach: Reach;
  /** Whether a condition, of the statement or of a Deny, really keeps it to a part of the requests; to Regions alone does not count. */
  readonly restricted: boolean;
  /** Whether a condition keeps it to Regions. */
  readonly regional: boolean;
  /** What the Deny statements leave of it; never `nothing`. */
  readonly left: Left;
}

/** Where it is granted: the entry of Action, or the element. */
export function grantedAt({ pattern, statement }: EffectiveGrant): Span {
  return pattern?.source.span ?? statement.action?.element.key.span ?? statement.focus;
}

/** What a statement allows of an action before any Deny: the same wherever its Action and Resource say the same. */
interface BareGrant {
  readonly action: Action;
  /** Which entry of Action, and of Resource; -1 for none. */
  readonly pattern: number;
  readonly resource: number;
  readonly reach: Reach;
}

/**
 * A question for what the statements of a policy grant of certain actions: `watched` tells which, by facts of AWS alone. What was found
 * is remembered by what Action and Resource say, so that a keystroke pays for the statement it changes only.
 */
export function watchGrants(
  watched: (action: ActionName) => boolean,
): (reference: ServiceReference, document: PolicyDocument, statement: Statement) => readonly EffectiveGrant[] {
  const remembered = createMemory<readonly BareGrant[]>();
  const { mayName, namedIn } = watchActions(watched);
  return (reference, document, statement) => {
    const { effect, action, resource } = statement;
    if (effect !== 'Allow' || action === undefined || resource === undefined || !mayName(reference, action)) {
      return [];
    }
    const bare = remembered(reference, wordingOfBoth(action, resource), () => bareGrants(reference, resource, namedIn(reference, action)));
    const kept = createKept(statement);
    return bare.flatMap((grant) => {
      const left = leftByDeny(reference, document, grant.action);
      return left === 'nothing' ? [] : [afterDeny(grant, statement, kept(grant.action.servicePrefix), left)];
    });
  };
}

function afterDeny({ action, pattern, resource, reach }: BareGrant, statement: Statement, kept: Kept, left: Left): EffectiveGrant {
  return {
    action,
    statement,
    pattern: statement.action?.patterns[pattern],
    resource: statement.resource?.patterns[resource],
    reach: left === 'some' ? 'some' : reach,
    restricted: kept === 'part' || left === 'restricted',
    regional: kept === 'regions' || left === 'regions',
    left,
  };
}

/** What the statement's condition leaves of the requests to a service: looked at once for all of its actions. */
function createKept({ condition }: Statement): (servicePrefix: string) => Kept {
  const found = new Map<string, Kept>();
  return (servicePrefix) => {
    const kept = found.get(servicePrefix) ?? keptBy(condition, servicePrefix);
    found.set(servicePrefix, kept);
    return kept;
  };
}

function bareGrants(reference: ServiceReference, resource: ResourceElement, named: WatchedActions): readonly BareGrant[] {
  return [...named].flatMap(([{ servicePrefix, name }, pattern]): readonly BareGrant[] => {
    const action = reference.action(servicePrefix, name);
    const reached = action && reachOf(reference, action, resource);
    if (action === undefined || reached === undefined) {
      return [];
    }
    const entry = reached.entry === undefined ? -1 : resource.patterns.indexOf(reached.entry);
    return [{ action, pattern, resource: entry, reach: reached.reach }];
  });
}

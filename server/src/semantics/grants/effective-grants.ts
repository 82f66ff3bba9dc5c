import type { ActionPattern } from '../../policy/action-pattern';
import type { ResourcePattern } from '../../policy/arn';
import type { ActionElement, PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import type { Action, ActionName, ServiceReference } from '../../reference/types';
import type { Span } from '../../text/span';
import { restricts } from '../condition-strength';
import { actionsOf, everyAction, qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { createMemory } from '../remember';
import { wordingOf } from '../wording';
import { type Left, leftByDeny } from './left-by-deny';
import { type Reach, reachOf } from './reach';

/** What a statement allows of one action, the document's Deny statements taken off. */
export interface EffectiveGrant {
  readonly action: Action;
  readonly statement: Statement;
  /** The entry of Action that grants it, by name if there is such a one; `undefined` for NotAction. */
  readonly pattern: ActionPattern | undefined;
  /** The entry of Resource that reaches furthest; `undefined` for NotResource, and where none is known before deployment. */
  readonly resource: ResourcePattern | undefined;
  readonly reach: Reach;
  /** Whether a condition, of the statement or of a Deny, really keeps it to a part of the requests. */
  readonly restricted: boolean;
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
  const all = createMemory<readonly ActionName[]>();
  return (reference, document, statement) => {
    const { effect, action, resource } = statement;
    if (effect !== 'Allow' || action === undefined || resource === undefined) {
      return [];
    }
    const bare = remembered(reference, keyOf(statement, action, resource), () => {
      const candidates = action.negated ? all(reference, '', () => everyAction(reference).filter(watched)) : undefined;
      return bareGrants(reference, action, resource, candidates ?? [...actionsOf(reference, action)].filter(watched));
    });
    const restricted = bare.length > 0 && restricts(statement.condition);
    return bare.flatMap((grant) => {
      const left = leftByDeny(reference, document, grant.action);
      return left === 'nothing' ? [] : [afterDeny(grant, statement, restricted, left)];
    });
  };
}

function afterDeny({ action, pattern, resource, reach }: BareGrant, statement: Statement, restricted: boolean, left: Left): EffectiveGrant {
  return {
    action,
    statement,
    pattern: statement.action?.patterns[pattern],
    resource: statement.resource?.patterns[resource],
    reach: left === 'some' ? 'some' : reach,
    restricted: restricted || left === 'restricted',
    left,
  };
}

/** Several questions are asked of a statement, each of which wants its key. */
const keys = new WeakMap<Statement, string>();

/** All that the entries say; what is not known yet is part of it. */
function keyOf(statement: Statement, action: ActionElement, resource: ResourceElement): string {
  let key = keys.get(statement);
  if (key === undefined) {
    key = `${wordingOf(action)}\n\n${wordingOf(resource)}`;
    keys.set(statement, key);
  }
  return key;
}

/** What is granted of the candidates, which are all that Action names, or all that are watched. */
function bareGrants(
  reference: ServiceReference,
  element: ActionElement,
  resource: ResourceElement,
  candidates: readonly ActionName[],
): readonly BareGrant[] {
  return candidates.flatMap((name): readonly BareGrant[] => {
    const action = reference.action(name.servicePrefix, name.name);
    const isNamed = !element.negated || namesAction(element, qualifiedName(name)) === true;
    const reached = action && isNamed ? reachOf(reference, action, resource) : undefined;
    if (action === undefined || reached === undefined) {
      return [];
    }
    const entry = reached.entry === undefined ? -1 : resource.patterns.indexOf(reached.entry);
    return [{ action, pattern: element.negated ? -1 : entryOf(element, qualifiedName(action)), resource: entry, reach: reached.reach }];
  });
}

/** Which entry grants the action: the one that names it, else the first that matches. */
function entryOf({ patterns, ...element }: ActionElement, action: string): number {
  const named = patterns.findIndex(({ source }) => source.text.toLowerCase() === action.toLowerCase());
  return named >= 0 ? named : patterns.findIndex((pattern) => namesAction({ ...element, patterns: [pattern] }, action) === true);
}

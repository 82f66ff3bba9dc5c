import { arnParts, type ResourcePattern, withoutVariables } from '../../policy/arn';
import type { PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardCovers, wildcardsOverlap } from '../../policy/wildcard';
import type { ActionName, ServiceReference } from '../../reference/types';
import { coversEveryPrincipal } from '../covers-every-principal';
import { coversEveryResource } from '../covers-every-resource';
import { fitsAction, fitsService } from '../fitting-types';
import { actionsOf } from '../matching-actions';
import { createMemory } from '../remember';
import { wordingOf } from '../wording';
import { coversAction } from './reach';

/** What an Allow statement still allows once the Deny statements of its document are taken off. */
export interface LeftOfStatement {
  /** The actions it speaks of, but for those that a Deny takes off on all its resources, whatever the request. */
  readonly actions: ReadonlySet<ActionName>;
  /** How many were taken off. */
  readonly denied: number;
  /** Those of `actions` that a Deny takes off on some resources, for some principals or under a condition. */
  readonly limited: ReadonlySet<ActionName>;
}

/** What was found of a document, its Deny statements, and how many actions may still be looked at. */
interface Found {
  readonly left: Map<Statement, LeftOfStatement>;
  readonly denies: readonly Statement[];
  steps: number;
}

/** A document is a value: what its statements leave of each other never changes. */
const remembered = new WeakMap<PolicyDocument, Found>();

/** Many times what a policy within AWS's quotas comes to; what hostile text has beyond is taken as if there were no Deny. */
const mostSteps = 2_000_000;

/** What is left of an Allow; of a Deny and of a statement without actions nothing. Counts only actions that AWS publishes today. */
export function leftOfStatement(reference: ServiceReference, document: PolicyDocument, statement: Statement): LeftOfStatement {
  const found = remembered.get(document) ?? begin(document);
  let left = found.left.get(statement);
  if (left === undefined) {
    left = takeOff(reference, statement, found);
    found.left.set(statement, left);
  }
  return left;
}

function begin(document: PolicyDocument): Found {
  const denies = document.statements.filter(({ effect, action }) => effect === 'Deny' && action !== undefined);
  const found: Found = { left: new Map(), denies, steps: mostSteps };
  remembered.set(document, found);
  return found;
}

function takeOff(reference: ServiceReference, allow: Statement, found: Found): LeftOfStatement {
  const { action, effect } = allow;
  const left = new Set(action === undefined || effect !== 'Allow' ? [] : actionsOf(reference, action));
  const all = left.size;
  const limited = new Set<ActionName>();
  for (const deny of left.size === 0 ? [] : found.denies) {
    if (found.steps <= 0) {
      break;
    }
    const takes = takenBy(reference, allow, deny);
    const denied = takes === undefined ? new Set<ActionName>() : denyActions(reference, deny);
    found.steps -= 1 + Math.min(left.size, denied.size);
    for (const name of left.size < denied.size ? [...left] : denied) {
      const taken = left.has(name) && denied.has(name) ? takes?.(name) : undefined;
      if (taken === 'all') {
        left.delete(name);
      } else if (taken === 'some') {
        limited.add(name);
      }
    }
  }
  return { actions: left, denied: all - left.size, limited: new Set([...limited].filter((name) => left.has(name))) };
}

const rememberedActions = createMemory<ReadonlySet<ActionName>>();

function denyActions(reference: ServiceReference, { action }: Statement): ReadonlySet<ActionName> {
  if (action === undefined) {
    return new Set();
  }
  return rememberedActions(reference, wordingOf(action), () => actionsOf(reference, action));
}

/** What the Deny takes of an action that both statements speak of; `undefined` where it takes nothing. */
type Taking = (name: ActionName) => 'all' | 'some' | undefined;

function takenBy(reference: ServiceReference, allow: Statement, deny: Statement): Taking | undefined {
  const { condition } = deny;
  const who = principalsTaken(allow.principal, deny.principal);
  if (who === undefined) {
    return undefined;
  }
  const always = who === 'all' && (condition === undefined || (condition.known && condition.tests.length === 0));
  const what = resourcesTaken(reference, allow.resource, deny.resource);
  return (name) => {
    const taken = what(name);
    return taken === 'all' && !always ? 'some' : taken;
  };
}

function principalsTaken(allowed: PrincipalElement | undefined, denied: PrincipalElement | undefined): 'all' | 'some' | undefined {
  if (denied === undefined || coversEveryPrincipal(denied)) {
    return 'all';
  }
  if (denied.negated || allowed === undefined || allowed.negated || coversEveryPrincipal(allowed)) {
    return 'some';
  }
  const named = new Set(textsOf(denied));
  const shared = textsOf(allowed).filter((text) => named.has(text));
  return shared.length === 0 ? undefined : shared.length === textsOf(allowed).length && allowed.known ? 'all' : 'some';
}

function textsOf({ groups }: PrincipalElement): readonly string[] {
  return groups.flatMap(({ type, principals }) => principals.map(({ text }) => `${type.text} ${text}`));
}

function resourcesTaken(reference: ServiceReference, allowed: ResourceElement | undefined, denied: ResourceElement | undefined): Taking {
  if (denied === undefined || coversEveryResource(denied) || (allowed !== undefined && coversAll(denied, allowed))) {
    return () => 'all';
  }
  if (denied.negated) {
    return () => 'some';
  }
  const met = denied.patterns.filter((pattern) => allowed === undefined || meets(pattern, allowed));
  const services = new Map<string, boolean>();
  const concerns = (prefix: string): boolean => {
    const known = services.get(prefix) ?? denied.patterns.some((pattern) => fitsService(reference, prefix, pattern));
    services.set(prefix, known);
    return known;
  };
  return ({ servicePrefix, name }) => {
    const action = concerns(servicePrefix) ? reference.action(servicePrefix, name) : undefined;
    if (action === undefined) {
      return undefined;
    }
    return coversAction(reference, action, denied)
      ? 'all'
      : met.some((pattern) => fitsAction(reference, action, pattern))
        ? 'some'
        : undefined;
  };
}

/** Whether each entry of `inner` lies within one of `outer`, for sure. */
function coversAll(outer: ResourceElement, inner: ResourceElement): boolean {
  return (
    !outer.negated &&
    !inner.negated &&
    inner.known &&
    inner.patterns.every((own) => isStatic(own.source) && outer.patterns.some((entry) => coversEntry(entry, own)))
  );
}

/** Part by part, as a wildcard within an ARN does not reach over a colon. What a policy variable stands for is not known. */
function coversEntry(outer: ResourcePattern, inner: ResourcePattern): boolean {
  if (outer.source.text === inner.source.text) {
    return true;
  }
  const { arn } = outer;
  return (
    arn !== undefined &&
    !outer.source.text.includes('${') &&
    arnParts.every((part) => inner.arn !== undefined && wildcardCovers(arn[part], inner.arn[part]))
  );
}

/** Whether some resource is named by both. */
function meets({ source }: ResourcePattern, allowed: ResourceElement): boolean {
  const text = withoutVariables(source.text);
  return allowed.negated || !allowed.known || allowed.patterns.some((own) => wildcardsOverlap(withoutVariables(own.source.text), text));
}

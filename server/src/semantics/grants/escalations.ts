import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Action, ServiceReference } from '../../reference/types';
import { everythingGranted } from '../broad-grants';
import { qualifiedName } from '../matching-actions';
import { keptBy } from '../region-limit';
import { createPairMemory } from '../remember';
import type { Certainty, EscalationPath, Target, Way } from '../risks/escalation-path';
import { escalationPaths } from '../risks/escalation-paths';
import { type EffectiveGrant, watchGrants } from './effective-grants';
import { passesTo } from './passes-to';
import { isUnlimited } from './reach';
import { reachesOwnUser, reachesTarget, reachRequired, shareResource } from './shared-reach';

/** A path that a policy opens, and the grants that open it, one an action; the first is the one to limit. */
export interface Escalation {
  readonly path: EscalationPath;
  readonly grants: readonly [EffectiveGrant, ...EffectiveGrant[]];
}

/** Grants by the action's name: `iam:PassRole`. */
type Grants = ReadonlyMap<string, readonly EffectiveGrant[]>;

/** A way, its lists of actions taken apart. */
interface NamedWay {
  /** All its actions. */
  readonly all: readonly string[];
  readonly every: readonly string[];
  readonly same: readonly string[];
  readonly any: readonly string[];
  readonly targets: readonly Target[] | undefined;
}

const paths = escalationPaths.map((path) => ({ path, ways: path.ways.map(takeApart) }));

function takeApart({ targets, ...way }: Way): NamedWay {
  const [every, same, any] = [namesOf(way.every), namesOf(way.same), namesOf(way.any)];
  return { all: [...every, ...same, ...any], every, same, any, targets };
}

function namesOf(list: string | undefined): readonly string[] {
  return list?.split(' ') ?? [];
}

const steps = new Set(paths.flatMap(({ ways }) => ways.flatMap(({ all }) => all)));
const grantsOf = watchGrants((action) => steps.has(qualifiedName(action)));

/** A document is a value: what it opens never changes. */
const remembered = new WeakMap<PolicyDocument, readonly Escalation[]>();

/**
 * The paths to more permissions that an identity-based policy opens, over all its statements and after its Deny statements; those that
 * name more than a path as sure needs are left out. A condition that restricts one of the actions closes a path, and so does a resource
 * not known before deployment. None for a policy that allows everything, as nothing is above that, nor
 * by what allows everything in Regions.
 */
export function escalations(reference: ServiceReference, document: PolicyDocument): readonly Escalation[] {
  let found = remembered.get(document);
  if (found === undefined) {
    found = find(reference, document);
    remembered.set(document, found);
  }
  return found;
}

function find(reference: ServiceReference, document: PolicyDocument): readonly Escalation[] {
  const everything = new Set(document.statements.filter((statement) => everythingGranted(statement) !== undefined));
  if ([...everything].some(({ condition }) => keptBy(condition, 'iam') === 'all')) {
    return [];
  }
  const found = opened(reference, collect(reference, document, document.statements));
  return found.filter(({ grants }) => !everything.has(grants[0].statement));
}

const rememberedOf = createPairMemory<PolicyDocument, Statement, readonly Escalation[]>();

/** The paths that one statement opens by itself, after the document's Deny statements. */
export function escalationsOf(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Escalation[] {
  return rememberedOf(document, statement, () => opened(reference, collect(reference, document, [statement])));
}

function opened(reference: ServiceReference, grants: Grants): readonly Escalation[] {
  const open = grants.size === 0 ? [] : paths.flatMap(({ path, ways }) => openedBy(reference, path, ways, grants) ?? []);
  const needs = new Map(open.map((escalation) => [escalation, new Set(escalation.grants.map(({ action }) => action))]));
  return open.filter((escalation) => !open.some((other) => dominates(other, escalation, needs.get(escalation) ?? new Set())));
}

function collect(reference: ServiceReference, document: PolicyDocument, statements: readonly Statement[]): Grants {
  const grants = new Map<string, EffectiveGrant[]>();
  for (const statement of statements) {
    for (const grant of grantsOf(reference, document, statement)) {
      const name = qualifiedName(grant.action);
      const known = grants.get(name);
      if (known === undefined) {
        grants.set(name, [grant]);
      } else {
        known.push(grant);
      }
    }
  }
  return grants;
}

function openedBy(reference: ServiceReference, path: EscalationPath, ways: readonly NamedWay[], grants: Grants): Escalation | undefined {
  for (const way of ways) {
    const opened = way.all.every((name) => grants.has(name)) ? open(reference, path, way, grants) : undefined;
    const [first, ...others] = opened ?? [];
    if (first !== undefined) {
      return { path, grants: [first, ...others] };
    }
  }
  return undefined;
}

/** The grants that open the way; `undefined` where one is missing. */
function open(
  reference: ServiceReference,
  path: EscalationPath,
  { every, same, any, targets }: NamedWay,
  grants: Grants,
): readonly EffectiveGrant[] | undefined {
  const of = (name: string) => (grants.get(name) ?? []).filter((grant) => isOpen(grant, path));
  const unlimited = every.map((name) =>
    targets === undefined ? of(name).find((grant) => reachesEvery(grant, path)) : reachingAll(reference, of(name), targets),
  );
  const whatever = any.map((name) => (reachRequired(reference, of(name)) ? of(name)[0] : undefined));
  const pair = same.length === 0 ? [] : pairOf(reference, same.map(of));
  const all = [...unlimited, ...pair, ...whatever];
  const found = all.filter((grant) => grant !== undefined);
  return found.length === all.length ? found : undefined;
}

/** No condition stands in the way. */
function isOpen({ action, statement, restricted, left }: EffectiveGrant, { passedTo }: EscalationPath): boolean {
  if (passedTo !== undefined && action.servicePrefix === 'iam' && action.name === 'PassRole') {
    return left !== 'restricted' && passesTo(statement.condition, passedTo);
  }
  return !restricted;
}

function reachesEvery(grant: EffectiveGrant, { ownUserSuffices }: EscalationPath): boolean {
  return isUnlimited(grant.reach) || grant.reach === 'unscopable' || (ownUserSuffices === true && reachesOwnUser(grant));
}

/** Of grants that together reach all targets, the one that reaches the first; `undefined` where they do not. */
function reachingAll(
  reference: ServiceReference,
  grants: readonly EffectiveGrant[],
  targets: readonly Target[],
): EffectiveGrant | undefined {
  const found = targets.map((target) => grants.find((grant) => reachesTarget(reference, grant, target)));
  return found.includes(undefined) ? undefined : found[0];
}

/** A grant of each of two actions that reach the same resource. */
function pairOf(
  reference: ServiceReference,
  [ones = [], others = []]: readonly (readonly EffectiveGrant[])[],
): readonly (EffectiveGrant | undefined)[] {
  for (const one of ones.slice(0, enough)) {
    const other = others.slice(0, enough).find((each) => shareResource(reference, one, each));
    if (other !== undefined) {
      return [one, other];
    }
  }
  return [undefined];
}

/** Of more grants of an action than this, in hostile policies, the rest are not compared with each other. */
const enough = 20;

/** Whether the other path says all that this one does, with fewer actions and as surely. */
function dominates(other: Escalation, { path, grants }: Escalation, needed: ReadonlySet<Action>): boolean {
  return (
    other.grants.length < grants.length &&
    surest.indexOf(other.path.certainty) <= surest.indexOf(path.certainty) &&
    other.grants.every(({ action }) => needed.has(action))
  );
}

const surest: readonly Certainty[] = ['certain', 'likely', 'possible', 'remote'];

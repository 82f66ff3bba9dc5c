import { type ActionPattern, hasWildcard } from '../../policy/action-pattern';
import type { ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import { scalarText } from '../../policy/scalar-text';
import { wildcardMatch, wildcardsOverlap } from '../../policy/wildcard';
import type { Action, ActionName, ServiceReference } from '../../reference/types';
import { isRestriction } from '../condition-strength';
import { actionsOf, qualifiedName } from '../matching-actions';
import { createMemory } from '../remember';
import { wordingOf } from '../wording';
import { type EffectiveGrant, watchGrants } from './effective-grants';
import { leftByDeny } from './left-by-deny';
import { createOverlap } from './overlap';

/** A tag that decides what a policy allows, and that the same policy lets its holder set. */
export interface SettableTag {
  /** The entry of Action that lets the tag be set. */
  readonly pattern: ActionPattern;
  /** `ec2:CreateTags` */
  readonly setting: Action;
  readonly tag: string;
  readonly guard: Guard;
}

/** An Allow under a condition on a tag. */
interface Guard {
  readonly statement: Statement;
  readonly test: ConditionTest;
  readonly of: 'resource' | 'principal';
  readonly tag: string;
}

/** How many guards of a policy are looked at: more than a policy of AWS's size can have. */
const most = 30;

const grantsOfTagging = watchGrants(setsTags);

/**
 * The tags that decide whether an Allow holds and that another Allow lets be set: on the resource by the tagging action of its service, on
 * the caller by `iam:TagUser` and `iam:TagRole`. A condition that keeps the tag out, or asks for the tag to be there already, is none of
 * them, nor is any condition that is not about what is tagged, nor what a Deny limits. Each entry is told once.
 */
export function settableTags(reference: ServiceReference, document: PolicyDocument): readonly SettableTag[] {
  const guards = document.statements.flatMap(guardsOf).slice(0, most);
  const services = new Set(guards.flatMap(servicesOf));
  const overlap = createOverlap(false);
  const found = new Map<ActionPattern, SettableTag>();
  for (const statement of guards.length === 0 ? [] : document.statements) {
    const speaksOf = statement.action?.patterns.some(({ servicePrefix }) => services.has(servicePrefix) || hasWildcard(servicePrefix));
    for (const grant of speaksOf ? grantsOfTagging(reference, document, statement) : []) {
      const { action: setting, pattern } = grant;
      const guard =
        pattern === undefined || found.has(pattern) ? undefined : guards.find((each) => sets(reference, document, grant, each, overlap));
      if (guard !== undefined && pattern !== undefined) {
        found.set(pattern, { pattern, setting, tag: guard.tag, guard });
      }
    }
  }
  return [...found.values()];
}

/** The services whose tagging action sets the tag; IAM's for a tag of the caller. */
function servicesOf({ of, statement }: Guard): readonly string[] {
  return of === 'principal' ? ['iam'] : (statement.action?.patterns.map(({ servicePrefix }) => servicePrefix) ?? []);
}

function setsTags({ accessLevel, servicePrefix, name }: ActionName): boolean {
  return (accessLevel === 'Tagging' || `${servicePrefix}:${name}` === 'ec2:CreateTags') && !/^(un|remove|delete)/i.test(name);
}

function guardsOf(statement: Statement): readonly Guard[] {
  const tests = statement.effect === 'Allow' ? (statement.condition?.tests ?? []) : [];
  return tests.flatMap((test): readonly Guard[] => {
    const [, service, tag] = /^([a-z0-9-]+):(?:resourcetag|principaltag)\/(.+)$/i.exec(test.key.text) ?? [];
    // Nobody can set a tag that begins with `aws:`.
    const isGuard =
      tag !== undefined &&
      !/^aws:/i.test(tag) &&
      test.operator?.family !== 'Null' &&
      test.values.every((value) => scalarText(value) !== undefined);
    if (!isGuard || !isRestriction(test)) {
      return [];
    }
    const of = /:principaltag\//i.test(test.key.text) ? 'principal' : 'resource';
    return of === 'principal' && service?.toLowerCase() !== 'aws' ? [] : [{ statement, test, of, tag }];
  });
}

function sets(
  reference: ServiceReference,
  document: PolicyDocument,
  grant: EffectiveGrant,
  guard: Guard,
  overlap: ReturnType<typeof createOverlap>,
): boolean {
  const { action, statement } = grant;
  if (statement === guard.statement || !mayName(statement, guard)) {
    return false;
  }
  const isSet =
    guard.of === 'principal'
      ? action.servicePrefix === 'iam' && (action.name === 'TagUser' || action.name === 'TagRole')
      : worksOnTheSame(reference, action, guard.statement) && overlap(statement.resource, guard.statement.resource);
  return isSet && leftByDeny(reference, document, action) === 'all';
}

/** Whether the conditions of the statement that sets tags let through a request that sets the guard's tag. */
function mayName({ condition }: Statement, { tag, test }: Guard): boolean {
  return condition === undefined || (condition.known && condition.tests.every((each) => lets(each, tag, test)));
}

function lets(test: ConditionTest, tag: string, guard: ConditionTest): boolean {
  const key = test.key.text.toLowerCase();
  const name = tag.toLowerCase();
  const values = test.values.map((value) => scalarText(value));
  const { operator } = test;
  if (operator === undefined || values.includes(undefined)) {
    return false;
  }
  if (key === 'aws:tagkeys') {
    const named = values.some((value = '') => wildcardMatch(value.toLowerCase(), name));
    return operator.negated ? !named : named || operator.setOperator === 'ForAnyValue';
  }
  if (key === `aws:requesttag/${name}`) {
    if (operator.family === 'Null') {
      return values.every((value) => value?.toLowerCase() === 'false');
    }
    const wanted = guard.values.map((value) => scalarText(value) ?? '');
    const isSame = values.some((value = '') => wanted.some((other) => wildcardsOverlap(value, other)));
    return operator.negated ? !isSame : isSame;
  }
  // Whatever else is asked for, with a tag that is set along or without any restriction at all.
  return key.startsWith('aws:requesttag/') || !isRestriction(test);
}

/** By the tagging action and what Action says. */
const remembered = createMemory<boolean>();

/** Whether the tagging action tags resources that some action of the guarded statement works on. */
function worksOnTheSame(reference: ServiceReference, setting: Action, { action }: Statement): boolean {
  const { servicePrefix: prefix, resourceTypes } = setting;
  if (action === undefined || action.negated || !action.patterns.some(({ servicePrefix }) => wildcardMatch(servicePrefix, prefix))) {
    return false;
  }
  return remembered(reference, `${qualifiedName(setting)}\n${wordingOf(action)}`, () => {
    const types = new Set(resourceTypes.map(({ name }) => name));
    return [...actionsOf(reference, action)].some(
      ({ servicePrefix, name }) =>
        servicePrefix === prefix &&
        name !== setting.name &&
        reference.action(servicePrefix, name)?.resourceTypes.some((type) => types.has(type.name)) === true,
    );
  });
}

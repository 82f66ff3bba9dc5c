import { arnParts, type ResourcePattern } from '../../policy/arn';
import { isStatic } from '../../policy/value';
import { wildcardMatch, wildcardsOverlap } from '../../policy/wildcard';
import type { ActionResourceType, ServiceReference } from '../../reference/types';
import { fitsAction } from '../fitting-types';
import type { Target } from '../risks/escalation-path';
import { entryForType } from '../unscoped-actions';
import type { EffectiveGrant } from './effective-grants';
import { isUnlimited } from './reach';

/** Whether there is a resource that both grants reach, so that one action prepares what the other uses. */
export function shareResource(reference: ServiceReference, one: EffectiveGrant, other: EffectiveGrant): boolean {
  if (reachesFar(one) || reachesFar(other)) {
    return !reachesFar(one) ? entriesOf(reference, one).length > 0 : reachesFar(other) || entriesOf(reference, other).length > 0;
  }
  const others = entriesOf(reference, other);
  return entriesOf(reference, one).some((a) => others.some((b) => overlap(a, b)));
}

/** Whether the grant reaches the caller's own user by its name: `user/${aws:username}`. */
export function reachesOwnUser({ statement }: EffectiveGrant): boolean {
  const { resource } = statement;
  return (
    resource !== undefined && !resource.negated && resource.patterns.some(({ source }) => /:user\/.*\$\{aws:username\}/i.test(source.text))
  );
}

function overlap({ arn: a, source }: ResourcePattern, { arn: b, source: other }: ResourcePattern): boolean {
  return a === undefined || b === undefined ? source.text === other.text : arnParts.every((part) => wildcardsOverlap(a[part], b[part]));
}

function reachesFar({ reach }: EffectiveGrant): boolean {
  return isUnlimited(reach) || reach === 'unscopable';
}

/** The entries for the action. Service-linked roles, and those of permission sets, nobody but AWS can create or change: entries that name such do not count. */
function entriesOf(reference: ServiceReference, { action, statement }: EffectiveGrant): readonly ResourcePattern[] {
  const patterns = statement.resource?.negated ? [] : (statement.resource?.patterns ?? []);
  return patterns.filter(
    (pattern) => fitsAction(reference, action, pattern) && !/:role\/aws-(service-role|reserved)\//.test(pattern.source.text),
  );
}

/** Whether the grant reaches all that the target says. */
export function reachesTarget(reference: ServiceReference, grant: EffectiveGrant, { types, or }: Target): boolean {
  const { action, statement, left } = grant;
  const { resource } = statement;
  if (resource === undefined || left === 'some') {
    return false;
  }
  if (resource.negated) {
    return reachesFar(grant);
  }
  return (
    types.split(' ').some((type) => entryForType(reference, action, type, resource, ['account', 'region']) !== undefined) ||
    (or ?? []).some((one) =>
      resource.patterns.some(({ source, arn }) => arn !== undefined && isStatic(source) && wildcardMatch(arn.resource, one)),
    )
  );
}

/**
 * Whether requests of the action can succeed by the grants: they reach something of each type that it always names. To start an instance
 * takes an image, a subnet and the instance itself.
 */
export function reachRequired(reference: ServiceReference, grants: readonly EffectiveGrant[]): boolean {
  const required = grants[0]?.action.resourceTypes.filter((type) => type.required) ?? [];
  return (
    grants.some(reachesFar) || required.length < 2 || required.every((type) => grants.some((grant) => reachesType(reference, grant, type)))
  );
}

function reachesType(reference: ServiceReference, { action, statement }: EffectiveGrant, type: ActionResourceType): boolean {
  const { resource } = statement;
  return (
    resource !== undefined &&
    (resource.negated ||
      !resource.known ||
      resource.patterns.some((pattern) => fitsAction(reference, { ...action, resourceTypes: [type] }, pattern)))
  );
}

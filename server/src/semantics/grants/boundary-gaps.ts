import type { ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import { hole, isStatic, type StringValue } from '../../policy/value';
import { wildcardCovers, wildcardsOverlap } from '../../policy/wildcard';
import type { ServiceReference } from '../../reference/types';
import { boundsKey, isRestriction } from '../condition-strength';
import { qualifiedName } from '../matching-actions';
import { namesAction } from '../names-action';
import { type EffectiveGrant, watchGrants } from './effective-grants';
import { isUnlimited } from './reach';

const boundaryKey = 'iam:PermissionsBoundary';

/** A grant that gets around the permissions boundary that its policy requires. */
export interface BoundaryGap {
  readonly grant: EffectiveGrant;
  /** How: it is exchanged for another, taken away, or what it says is changed. */
  readonly by: 'exchanging' | 'removing' | 'editing';
  /** The test that requires the boundary. */
  readonly required: ConditionTest;
  /** For `editing`, the boundary's ARN as the test has it. */
  readonly boundary: StringValue | undefined;
}

const ways = new Map<string, BoundaryGap['by']>([
  ['iam:PutRolePermissionsBoundary', 'exchanging'],
  ['iam:PutUserPermissionsBoundary', 'exchanging'],
  ['iam:DeleteRolePermissionsBoundary', 'removing'],
  ['iam:DeleteUserPermissionsBoundary', 'removing'],
  ['iam:CreatePolicyVersion', 'editing'],
  ['iam:SetDefaultPolicyVersion', 'editing'],
]);

const grantsOf = watchGrants((action) => ways.has(qualifiedName(action)));

/**
 * Where a policy that requires a permissions boundary somewhere lets its holder get rid of it. Empty for policies that require none. What
 * is a path to more permissions by itself, as on every role, is left out: it is told as one, and so is a role with any policy that is
 * created without a boundary.
 * Source: IAM User Guide, "Permissions boundaries for IAM entities", on delegating responsibility to others.
 */
export function boundaryGaps(reference: ServiceReference, document: PolicyDocument): readonly BoundaryGap[] {
  const required = document.statements.flatMap(requiringTests);
  const [first] = required;
  if (first === undefined) {
    return [];
  }
  const boundaries = required.slice(0, most).flatMap(({ values }) => values.slice(0, most).filter((value) => value.kind === 'string'));
  return document.statements
    .flatMap((statement) => grantsOf(reference, document, statement))
    .flatMap((grant): readonly BoundaryGap[] => {
      const by = ways.get(qualifiedName(grant.action));
      const boundary = by === 'editing' ? boundaries.find((arn) => reachesBoundary(document, grant, arn)) : undefined;
      return by !== undefined && isGap(grant, by, boundary) ? [{ grant, by, required: first, boundary }] : [];
    });
}

/** More boundaries than these no policy that AWS takes can have. */
const most = 20;

/** Tests of an Allow that name the boundary, and those of a Deny that refuse all others. */
function requiringTests({ effect, condition }: Statement): readonly ConditionTest[] {
  return (condition?.tests ?? []).filter((test) => {
    const isOfBoundary = test.key.text.toLowerCase() === boundaryKey.toLowerCase();
    return isOfBoundary && (effect === 'Allow' ? boundsKey(test, boundaryKey) : effect === 'Deny' && test.operator?.negated === true);
  });
}

function isGap(grant: EffectiveGrant, by: BoundaryGap['by'], boundary: StringValue | undefined): boolean {
  if (grant.left !== 'all') {
    return false;
  }
  const isFree = !grant.restricted;
  const isPath = isFree && isUnlimited(grant.reach);
  switch (by) {
    case 'exchanging':
      return isFree && !isPath;
    case 'removing':
      return !isPath && (isFree || onlyBoundaryRestricts(grant));
    case 'editing':
      return isFree && !isPath && boundary !== undefined;
  }
}

/** To a request to take a boundary away the key is the boundary there is: to require it is to allow just that. */
function onlyBoundaryRestricts({ statement }: EffectiveGrant): boolean {
  const tests = statement.condition?.known ? statement.condition.tests : [];
  return tests.length > 0 && tests.every((test) => boundsKey(test, boundaryKey) || !isRestriction(test));
}

/** Whether the grant reaches the policy that is the boundary, and no Deny speaks of it. */
function reachesBoundary(document: PolicyDocument, { action, statement }: EffectiveGrant, { text }: StringValue): boolean {
  const { resource } = statement;
  if (resource === undefined || resource.negated) {
    return false;
  }
  const reaches = resource.patterns.some(({ source }) => isStatic(source) && wildcardCovers(source.text, text.replaceAll(hole, '*')));
  return reaches && !document.statements.some((other) => other.effect === 'Deny' && speaksOf(other, qualifiedName(action), text));
}

function speaksOf({ action, resource }: Statement, name: string, arn: string): boolean {
  const isNamed = action !== undefined && namesAction(action, name) !== false;
  return (
    isNamed && (resource === undefined || resource.negated || resource.patterns.some(({ source }) => wildcardsOverlap(source.text, arn)))
  );
}

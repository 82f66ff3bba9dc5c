import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { ActionElement, ConditionElement, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import { boundsKey } from './condition-strength';
import { coversFormat, everyResource } from './covers-every-resource';

/** A grant of `iam:PassRole` on any role, for use with any service. */
export interface RoleGrant {
  /** How the action is granted: by name, by a wildcard such as `iam:*`, or because NotAction does not leave it out. */
  readonly by: 'name' | 'wildcard' | 'not-action';
  /** The entry that grants it; `undefined` for NotAction. */
  readonly pattern: ActionPattern | undefined;
  /** The entry that covers every role; `undefined` for NotResource. */
  readonly resource: ResourcePattern | undefined;
}

const roleFormat = 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}';

/**
 * Whether an Allow lets any role be passed to any service. Only conditions on the service, on what the role is for, or on the role's
 * tags count against it: others say when a role may be passed, not which one. This is how IAM Access Analyzer reports it too;
 * role names with a literal beginning (`role/Build*`) it leaves alone.
 */
export function roleGrant(statement: Statement): RoleGrant | undefined {
  const { effect, action, resource, condition } = statement;
  if (effect !== 'Allow' || action === undefined || resource === undefined || boundsRoles(condition)) {
    return undefined;
  }
  const named = { ...resource, negated: false };
  const everyRole = everyResource(named) ?? coversFormat(named, roleFormat, ['account']);
  if (resource.negated ? everyRole !== undefined || !resource.known : everyRole === undefined) {
    return undefined;
  }
  const grant = grantedBy(action);
  return grant && { ...grant, resource: everyRole };
}

function grantedBy(action: ActionElement): Pick<RoleGrant, 'by' | 'pattern'> | undefined {
  if (action.negated) {
    const leftOut = !action.known || action.patterns.some(matchesPassRole);
    return leftOut ? undefined : { by: 'not-action', pattern: undefined };
  }
  const patterns = action.patterns.filter(matchesPassRole);
  const named = patterns.find(({ source }) => source.text.toLowerCase() === 'iam:passrole');
  const pattern = named ?? patterns[0];
  return pattern && { by: named === undefined ? 'wildcard' : 'name', pattern };
}

function matchesPassRole({ source, servicePrefix, name }: ActionPattern): boolean {
  return isStatic(source) && name !== undefined && wildcardMatch(servicePrefix, 'iam') && wildcardMatch(name.toLowerCase(), 'passrole');
}

/**
 * `iam:PassedToService` is in every request to pass a role, so that `IfExists` changes nothing about it; for the two others AWS gives no
 * such promise.
 */
function boundsRoles(condition: ConditionElement | undefined): boolean {
  return (
    condition !== undefined &&
    (!condition.known ||
      condition.tests.some(
        (test) =>
          boundsKey({ ...test, operator: test.operator && { ...test.operator, ifExists: false } }, 'iam:PassedToService') ||
          boundsKey(test, 'iam:AssociatedResourceArn') ||
          (/^(iam|aws):resourcetag\//i.test(test.key.text) && boundsKey(test, test.key.text)),
      ))
  );
}

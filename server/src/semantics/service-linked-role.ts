import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { ActionElement, ConditionElement, ConditionTest, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import { coversFormat, everyResource } from './covers-every-resource';

/** A grant of `iam:CreateServiceLinkedRole` for any service. */
export interface ServiceLinkedRoleGrant {
  /** How the action is granted: by name, by a wildcard such as `iam:*`, or because NotAction does not leave it out. */
  readonly by: 'name' | 'wildcard' | 'not-action';
  /** The entry that grants it; `undefined` for NotAction. */
  readonly pattern: ActionPattern | undefined;
  /** The entry that covers every service-linked role; `undefined` for NotResource. */
  readonly resource: ResourcePattern | undefined;
}

const roleFormat = 'arn:${Partition}:iam::${Account}:role/aws-service-role/${RoleNameWithPath}';

/**
 * Whether an Allow lets the service-linked role of any service be created: the role is not named and `iam:AWSServiceName` does not name
 * the service. Other conditions do not count, as they do not for IAM Access Analyzer. Roles of one service
 * (`role/aws-service-role/ecs.amazonaws.com/*`) are named well enough.
 */
export function serviceLinkedRoleGrant(statement: Statement): ServiceLinkedRoleGrant | undefined {
  const { effect, action, resource, condition } = statement;
  if (effect !== 'Allow' || action === undefined || resource === undefined || namesService(condition)) {
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

function grantedBy(action: ActionElement): Pick<ServiceLinkedRoleGrant, 'by' | 'pattern'> | undefined {
  if (action.negated) {
    return !action.known || action.patterns.some(matchesCreation) ? undefined : { by: 'not-action', pattern: undefined };
  }
  const patterns = action.patterns.filter(matchesCreation);
  const named = patterns.find(({ source }) => source.text.toLowerCase() === 'iam:createservicelinkedrole');
  const pattern = named ?? patterns[0];
  return pattern && { by: named === undefined ? 'wildcard' : 'name', pattern };
}

function matchesCreation({ source, servicePrefix, name }: ActionPattern): boolean {
  const lower = name?.toLowerCase();
  return isStatic(source) && lower !== undefined && wildcardMatch(servicePrefix, 'iam') && wildcardMatch(lower, 'createservicelinkedrole');
}

function namesService(condition: ConditionElement | undefined): boolean {
  return condition !== undefined && (!condition.known || condition.tests.some(isExact));
}

/** The key is in every request to create such a role, so that `IfExists` changes nothing. */
function isExact({ operator, key, values }: ConditionTest): boolean {
  if (key.text.toLowerCase() !== 'iam:awsservicename') {
    return false;
  }
  if (operator === undefined) {
    return true;
  }
  const open = operator.wildcards && values.some((value) => value.kind !== 'string' || /[*?]/.test(value.text));
  return operator.family === 'String' && !operator.negated && values.length > 0 && !open;
}

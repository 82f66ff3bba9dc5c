import type { Statement } from '../policy/ast';
import { type RoleGrant, roleGrant } from '../semantics/pass-role';
import { type ServiceLinkedRoleGrant, serviceLinkedRoleGrant } from '../semantics/service-linked-role';
import { accessAnalyzer } from './access-analyzer';
import type { Equivalent } from './rule';

/** The check of IAM Access Analyzer for a grant of `iam:PassRole` on any role. */
function passRoleCode({ by, resource }: RoleGrant): Equivalent {
  return accessAnalyzer(`PASS_ROLE_WITH_${starsOf(by, resource === undefined)}`);
}

/** The check of IAM Access Analyzer for a grant of `iam:CreateServiceLinkedRole` for any service. */
export function serviceLinkedRoleCode({ by, resource }: ServiceLinkedRoleGrant): Equivalent {
  return accessAnalyzer(`CREATE_SLR_WITH_${starsOf(by, resource === undefined)}`);
}

function starsOf(by: RoleGrant['by'], isNotResource: boolean): string {
  switch (by) {
    case 'name':
      return isNotResource ? 'NOT_RESOURCE' : 'STAR_IN_RESOURCE';
    case 'wildcard':
      return isNotResource ? 'STAR_IN_ACTION_AND_NOT_RESOURCE' : 'STAR_IN_ACTION_AND_RESOURCE';
    case 'not-action':
      return isNotResource ? 'NOT_ACTION_AND_NOT_RESOURCE' : 'STAR_IN_RESOURCE_AND_NOT_ACTION';
  }
}

/** The checks of IAM Access Analyzer for what the statement grants at the place of the entry; at NotAction without one. */
export function roleCodes(statement: Statement, at?: RoleGrant['pattern']): readonly Equivalent[] {
  const role = roleGrant(statement);
  const linked = serviceLinkedRoleGrant(statement);
  return [
    ...(role !== undefined && role.pattern === at ? [passRoleCode(role)] : []),
    ...(linked !== undefined && linked.pattern === at ? [serviceLinkedRoleCode(linked)] : []),
  ];
}

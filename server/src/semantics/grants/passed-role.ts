import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { type RoleGrant, roleGrant } from '../pass-role';
import type { Escalation } from './escalations';
import { escalations } from './escalations';
import { toldApart } from './service-grants';

/**
 * The grant of `iam:PassRole` on any role that is the first step of the way to more permissions which is told of the statement: to limit it
 * closes the way. `undefined` where the way told begins with another action, or there is none.
 */
export function passedRole(reference: ServiceReference, document: PolicyDocument, statement: Statement): RoleGrant | undefined {
  const grant = roleGrant(statement);
  const all = grant === undefined ? [] : escalations(reference, document).filter(({ grants }) => grants[0].statement === statement);
  const told = toldApart(reference, document, all).find(({ path }) => path.certainty === 'certain');
  return told !== undefined && isPassing(told) && told.grants[0].pattern === grant?.pattern ? grant : undefined;
}

function isPassing({ grants }: Escalation): boolean {
  const [{ action }] = grants;
  return action.servicePrefix === 'iam' && action.name === 'PassRole';
}

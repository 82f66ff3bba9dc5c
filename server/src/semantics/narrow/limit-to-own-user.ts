import { readArn } from '../../policy/arn';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { mayBeOfUsers } from '../../policy/policy-type';
import { expandsVariables } from '../../policy/policy-variable';
import { wildcardCovers } from '../../policy/wildcard';
import type { ActionName, ServiceReference } from '../../reference/types';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps what changes passwords, access keys and MFA devices to the caller's own user, where any user is allowed. Not for roles: a role's
 * session has no user name. What gives a user permissions is not among the actions: with those, one's own user is too much.
 *
 * Why that narrows: the entry of Resource that is replaced covers every value of the variable in its place; see `guardActions` for the rest.
 */
export function limitToOwnUser(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  if (!mayBeOfUsers(document.holder) || expandsVariables(document) !== true || statement.resource?.negated !== false) {
    return [];
  }
  const users = statement.resource.patterns.flatMap(({ source }) => {
    const { partition = '*', account = '*' } = readArn(source.text) ?? {};
    const beginning = `arn:${partition === '*' ? 'aws' : partition}:iam::${account}:user/`;
    return wildcardCovers(source.text, `${beginning}*`) ? [`${beginning}\${aws:username}`] : [];
  });
  const [own] = users;
  const edits =
    own === undefined
      ? undefined
      : guardActions(reference, document, statement, { isGuarded: isSelfService, tests: [], resource: own, word: 'OwnUser' });
  return edits === undefined ? [] : [narrowing("Limit to the caller's own user", edits)];
}

const selfService =
  /^(ChangePassword|(Create|Delete|List|Update)AccessKeys?|GetAccessKeyLastUsed|(Create|Delete|Get|Update)LoginProfile|(Enable|Deactivate|Resync|List)MFADevices?|(Upload|Delete|Get|List|Update)SSHPublicKeys?|(Create|Delete|List|Reset|Update)ServiceSpecificCredentials?|(Upload|Delete|List|Update)SigningCertificates?)$/;

function isSelfService({ servicePrefix, name }: ActionName): boolean {
  return servicePrefix === 'iam' && selfService.test(name);
}

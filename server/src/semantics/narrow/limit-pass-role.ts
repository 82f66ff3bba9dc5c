import type { ActionPattern } from '../../policy/action-pattern';
import type { ActionElement, PolicyDocument, Statement } from '../../policy/ast';
import { isStatic } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { carry } from '../../policy/writer';
import type { ServiceReference } from '../../reference/types';
import type { Edit } from '../../text/edit';
import { tabStop } from '../../text/tab-stop';
import { knownStop, stopWith } from '../known-stops';
import { matchingActions, qualifiedName } from '../matching-actions';
import { type RoleGrant, roleGrant } from '../pass-role';
import type { ValuesInUse } from '../values-in-use';
import { addCondition, withTest } from './add-condition';
import { namesInUse } from './names-in-use';
import { type Narrowing, narrowing } from './narrowing';
import { splitStatement } from './split-statement';

const passRole = 'iam:PassRole';
const passedToService = 'iam:PassedToService';

/**
 * Keeps a grant to pass any role to any service to one role and one service. Empty where a wildcard such as `iam:*` grants it, which has
 * to be replaced first.
 *
 * Why that narrows: the entry that is replaced covers every role, and the new ARN keeps its partition and account where it has
 * them, so it covers the new ARN whatever is filled in; NotResource is left as it is. The service is one more test of an Allow's
 * condition. Where the statement allows other actions too, `iam:PassRole` moves to a statement of its own that is otherwise the same,
 * and they stay as they were. One more entry in NotAction is one action less.
 */
export function limitPassRole(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const grant = roleGrant(statement);
  const { action } = statement;
  if (grant === undefined || !action?.known) {
    return [];
  }
  if (action.negated) {
    return leaveOut(document, action);
  }
  const named = action.patterns.filter((pattern) => isPassRole(reference, pattern));
  const others = action.patterns.filter((pattern) => !named.includes(pattern));
  if (others.some((pattern) => matchingActions(reference, pattern).some((match) => qualifiedName(match) === passRole))) {
    return [];
  }
  const service = tabStop(serviceOf(reference, document));
  const role = roleArn(grant, known);
  const edits = others.length === 0 ? limitInPlace(document, statement, role, service) : moveOut(document, statement, role, service, named);
  const what = role === undefined ? 'one service' : 'one role and one service';
  return edits === undefined ? [] : [narrowing(`Limit \`${passRole}\` to ${what}`, edits)];
}

function leaveOut({ writer }: PolicyDocument, { element: { value } }: ActionElement): readonly Narrowing[] {
  const title = `Leave out \`${passRole}\` too`;
  if (value?.kind === 'array') {
    return [narrowing(title, [writer.insertItems(value, value.items.length, [passRole])])];
  }
  return value?.kind === 'string' ? [narrowing(title, [writer.replace(value, [carry(value), passRole])])] : [];
}

function isPassRole(reference: ServiceReference, pattern: ActionPattern): boolean {
  const matches = matchingActions(reference, pattern);
  return pattern.servicePrefix === 'iam' && matches.length > 0 && matches.every((match) => qualifiedName(match) === passRole);
}

function limitInPlace(
  document: PolicyDocument,
  statement: Statement,
  role: string | undefined,
  service: string,
): readonly Edit[] | undefined {
  const condition = addCondition(document, statement, 'StringEquals', passedToService, service);
  const resource = splitStatement(document, statement, [{ resource: role, word: '' }]);
  return condition === undefined || resource === undefined ? undefined : [...resource, condition];
}

function moveOut(
  document: PolicyDocument,
  statement: Statement,
  role: string | undefined,
  service: string,
  named: readonly ActionPattern[],
): readonly Edit[] | undefined {
  const condition = withTest(statement, 'StringEquals', passedToService, service);
  return condition === undefined
    ? undefined
    : splitStatement(document, statement, [
        { leaveOut: named.map(({ source }) => source), word: '' },
        { actions: passRole, resource: role, condition, word: 'PassRole' },
      ]);
}

/**
 * An ARN that the entry covers; `undefined` for NotResource, which says of no ARN that it is covered, and for an entry that is known in part
 * only, whose account could not be written again.
 */
function roleArn({ resource }: RoleGrant, known: ValuesInUse): string | undefined {
  if (resource === undefined || !isStatic(resource.source)) {
    return undefined;
  }
  const [, partition = '*', , , account] = resource.source.text.split(':');
  const roles = namesInUse(known, 'role').filter((role) => wildcardMatch(account ?? '*', role.account));
  const anyAccount = () =>
    knownStop(
      'Account',
      known,
      'account',
      roles.map((role) => role.account),
    );
  const name = stopWith(
    'RoleName',
    roles.map((role) => role.name),
  );
  return `arn:${partition === '*' ? 'aws' : partition}:iam::${account ?? anyAccount()}:role/${name}`;
}

/** The service that the role is probably for: the only one of which the policy names, in full, an action that passes a role on. */
function serviceOf(reference: ServiceReference, document: PolicyDocument): string {
  const passing = new Set<string>();
  for (const { effect, action } of document.statements) {
    for (const { servicePrefix, name } of effect === 'Allow' && action?.negated === false ? action.patterns : []) {
      if (reference.action(servicePrefix, name ?? '')?.dependentActions.includes(passRole)) {
        passing.add(servicePrefix === 'ecs' ? 'ecs-tasks' : servicePrefix);
      }
    }
  }
  const [only] = passing;
  const principal = `${only}.amazonaws.com`;
  return passing.size === 1 && reference.servicePrincipals().includes(principal) ? principal : 'service.amazonaws.com';
}

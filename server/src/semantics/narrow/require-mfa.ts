import type { PolicyDocument, Statement } from '../../policy/ast';
import { mayBeOfUsers } from '../../policy/policy-type';
import type { ActionName, ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { actionsOf } from '../matching-actions';
import { risksOf } from '../risks/risks-of';
import { listOf, tellingActions } from '../telling-actions';
import { changes } from '../unscoped-actions';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Asks for multi-factor authentication where an Allow lets people manage permissions, make credentials, or destroy what is hard to get
 * back. Not for roles and what else is known to be no person: a service's session never has it.
 *
 * Why that narrows: see `guardActions`. The test is `Bool`, which a request without the key fails.
 */
export function requireMfa(reference: ServiceReference, document: PolicyDocument, statement: Statement): readonly Narrowing[] {
  const { action, condition } = statement;
  if (
    action === undefined ||
    !mayBeOfUsers(document.holder) ||
    (condition && hasKey(condition, 'aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'))
  ) {
    return [];
  }
  const guarded = [...actionsOf(reference, action)].filter(isSensitive);
  const edits = guardActions(reference, document, statement, {
    isGuarded: isSensitive,
    tests: [['Bool', 'aws:MultiFactorAuthPresent', 'true']],
    word: 'WithMfa',
  });
  const told = tellingActions(guarded, 2);
  return edits === undefined ? [] : [narrowing(`Require MFA for ${listOf(told, guarded.length - told.length)}`, edits)];
}

function isSensitive(action: ActionName): boolean {
  return (
    action.accessLevel === 'Permissions management' ||
    (action.accessLevel === 'Write' && /^(Delete|Terminate)/.test(action.name)) ||
    (action.servicePrefix === 'iam' && changes(action)) ||
    risksOf(action).some(({ category }) => category === 'evasion')
  );
}

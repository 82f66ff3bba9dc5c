import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { federatedProviders, knowsProviders } from '../federated-provider';
import { type Narrowing, narrowing } from './narrowing';
import { replaceEntry } from './replace-entry';

/**
 * Puts the actions by which the statement's principals assume the role in the place of a wildcard that has them all.
 *
 * Why that narrows: `*` and `sts:*` cover each of them. Empty where a provider is not known before deployment, or a principal is of a
 * kind that no action is known for.
 */
export function fitRoleActions(document: PolicyDocument, statement: Statement, entry: ActionPattern): readonly Narrowing[] {
  const { effect, principal, action } = statement;
  if (effect !== 'Allow' || principal === undefined || action === undefined || action.negated || !knowsProviders(principal)) {
    return [];
  }
  const kinds = new Set(federatedProviders(principal).map(({ kind }) => kind));
  const others = principal.everyone !== undefined || principal.groups.some(({ type }) => type.text === 'AWS' || type.text === 'Service');
  const actions = [
    ...(others ? ['sts:AssumeRole'] : []),
    ...(kinds.has('saml') ? ['sts:AssumeRoleWithSAML'] : []),
    ...(kinds.has('oidc') ? ['sts:AssumeRoleWithWebIdentity'] : []),
  ];
  const edits = actions.length === 0 ? undefined : replaceEntry(document, action, entry, actions);
  return edits === undefined ? [] : [narrowing(`Replace with ${actions.map((each) => `\`${each}\``).join(' and ')}`, edits)];
}

import { readResourcePattern } from '../../policy/arn';
import { policyVariablesIn } from '../../policy/policy-variable';
import { looseString } from '../../policy/value';
import type { Action, ServiceReference } from '../../reference/types';
import { explainAction, explainOperation } from '../explain/explain-action';
import { explainConditionKey } from '../explain/explain-condition-key';
import { explainEffect, explainVersion } from '../explain/explain-effect';
import { explainElement } from '../explain/explain-element';
import { explainManagedPolicy } from '../explain/explain-managed-policy';
import { explainOperator } from '../explain/explain-operator';
import { explainPrincipal } from '../explain/explain-principal';
import { explainPrincipalType } from '../explain/explain-principal-type';
import { explainResource } from '../explain/explain-resource';
import { explainService } from '../explain/explain-service';
import { explainVariable } from '../explain/explain-variable';
import { explainLevel, explainWildcard } from '../explain/explain-wildcard';
import type { CompletionItem } from './completion-item';
import { levelOf } from './levels-of-service';

/** What there is to say of an item, asked for when it is looked at. */
export interface ItemExplanation {
  readonly detail: string | undefined;
  readonly markdown: string;
}

/** `undefined` where there is nothing to say. */
export function resolveCompletion(
  item: Pick<CompletionItem, 'kind' | 'label'>,
  reference: ServiceReference,
  accounts: ReadonlyMap<string, string> = new Map(),
): ItemExplanation | undefined {
  const markdown = explain(item, reference, accounts);
  return markdown === undefined ? undefined : { detail: detailOf(item, reference), markdown };
}

function explain(
  { kind, label }: Pick<CompletionItem, 'kind' | 'label'>,
  reference: ServiceReference,
  accounts: ReadonlyMap<string, string>,
): string | undefined {
  const { prefix, name } = split(label);
  switch (kind) {
    case 'service':
      return explainService(reference, prefix);
    case 'action':
      return explainAction(reference, prefix, name);
    case 'operation':
      return explainOperation(reference, prefix, name.replace(/ →.*$/s, ''));
    case 'wildcard': {
      const level = levelOf(name);
      if (level !== undefined) {
        return explainLevel(reference, prefix, level);
      }
      return explainWildcard(reference, label === '*' ? { servicePrefix: '*', name: '*' } : { servicePrefix: prefix, name });
    }
    case 'element':
      return explainElement(label);
    case 'operator':
      return explainOperator(label);
    case 'condition-key':
      return explainConditionKey(reference, label);
    case 'value':
      return explainEffect(label) ?? explainVersion(label);
    case 'principal-type':
      return explainPrincipalType(label);
    case 'principal':
      return explainPrincipal(reference, typeOf(label, reference), label.replace('::Account:', '::111122223333:'), accounts);
    case 'resource':
      return label.endsWith(':') || !/^arn:|^\*$/.test(label)
        ? undefined
        : explainResource(reference, readResourcePattern(looseString(label)), { action: undefined, negated: false }, accounts);
    case 'variable':
      return explainVariableIn(label, reference);
    case 'managed-policy':
      return explainManagedPolicy(reference, reference.managedPolicies().find(({ name }) => name === label)?.arn ?? '');
    case 'account':
    case 'region':
    case 'policy':
    case 'statement':
    case 'sid':
      return undefined;
  }
}

/** Under which type of principal it is written. */
function typeOf(principal: string, reference: ServiceReference): string {
  if (reference.servicePrincipals().includes(principal)) {
    return principal.startsWith('cognito-identity.') ? 'Federated' : 'Service';
  }
  return /:(?:oidc|saml)-provider\/|^[a-z.-]+$/.test(principal) ? 'Federated' : 'AWS';
}

function explainVariableIn(label: string, reference: ServiceReference): string | undefined {
  const [variable] = policyVariablesIn(label);
  return variable && explainVariable(reference, label, variable, undefined);
}

function detailOf({ kind, label }: Pick<CompletionItem, 'kind' | 'label'>, reference: ServiceReference): string | undefined {
  const { prefix, name } = split(label);
  switch (kind) {
    case 'service':
      return reference.service(prefix)?.name;
    case 'action':
      return detailOfAction(reference.action(prefix, name));
    case 'condition-key':
      return reference.conditionKey(label)?.type;
    default:
      return undefined;
  }
}

/** The access level, and whether no API operation has the action's name. */
function detailOfAction(action: Action | undefined): string | undefined {
  return action?.permissionOnly ? `${action.accessLevel}, permission only` : action?.accessLevel;
}

/** At the first colon: prefix in lower case, and what follows. */
function split(label: string): { readonly prefix: string; readonly name: string } {
  const colon = label.indexOf(':');
  return { prefix: label.slice(0, Math.max(0, colon)).toLowerCase(), name: label.slice(colon + 1) };
}

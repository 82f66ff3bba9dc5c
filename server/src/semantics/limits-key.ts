import type { ConditionElement, PolicyDocument } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic } from '../policy/value';
import { isRestriction } from './condition-strength';
import { coversEveryPrincipal } from './covers-every-principal';

/**
 * Whether the condition keeps one of the keys, given in lower case, to some of its values; tests that hold for nearly every request do not
 * count. Values that are not known before deployment count, and so does a key that may be the one.
 */
export function limitsKey(condition: ConditionElement | undefined, isKey: (key: string) => boolean): boolean {
  return (
    condition !== undefined &&
    (!knowsKeys(condition) ||
      condition.tests.some((test) => test.operator?.family !== 'Null' && isKey(test.key.text.toLowerCase()) && isRestriction(test)))
  );
}

/** Whether it is known before deployment which keys the condition tests; their values may wait. */
export function knowsKeys({ element, tests }: ConditionElement): boolean {
  return (
    element.value?.kind === 'object' &&
    element.value.members.every(({ value, key }) => value?.kind === 'object' && !key.text.startsWith('Fn::')) &&
    tests.every(({ key }) => isStatic(key) && !hasPlaceholder(key.text) && !key.text.startsWith('Fn::'))
  );
}

/** Whether a Deny for everyone, or for services, tests one of the keys: it bounds what the statements beside it allow them. */
export function deniesServicesBy(document: PolicyDocument, isKey: (key: string) => boolean): boolean {
  return document.statements.some(
    ({ effect, principal, condition }) =>
      effect === 'Deny' &&
      principal !== undefined &&
      (coversEveryPrincipal(principal) || principal.groups.some(({ type }) => type.text === 'Service')) &&
      condition !== undefined &&
      (!knowsKeys(condition) || condition.tests.some(({ key }) => isKey(key.text.toLowerCase()))),
  );
}

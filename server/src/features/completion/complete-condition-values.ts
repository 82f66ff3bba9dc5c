import type { PolicyDocument } from '../../policy/ast';
import { type ConditionOperator, readConditionOperator } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import { expandsVariables } from '../../policy/policy-variable';
import type { ServiceReference } from '../../reference/types';
import { plainText } from '../../text/tab-stop';
import { type Choice, type Choices, inOrder } from './choice';
import type { KnownNames } from './known-names';
import { completeManagedPolicies } from './managed-policies';
import { type KnownValue, valuesOfKey } from './values-of-key';
import { valuesOfType } from './values-of-type';

/** Values that the key may have and the operator compares: those known of the key, then the shapes of its type. None twice. */
export function completeConditionValues(
  { statement, operator, key, slot }: Extract<PolicyCursor, { at: 'condition-value' }>,
  document: PolicyDocument,
  reference: ServiceReference,
  names: KnownNames,
): Choices {
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  const read = readConditionOperator(operator);
  if (/^iam:(policyarn|permissionsboundary)$/i.test(key) && read?.family !== 'Null') {
    return completeManagedPolicies(slot.before, reference, listed);
  }
  const values =
    read?.family === 'Null' ? absence : [...valuesOfKey(key, { reference, statement, names }), ...typed(read, key, reference, names)];
  const expands = expandsVariables(document) !== false;
  const seen = new Set<string>(listed);
  const fresh = values.filter(({ text }) => {
    const label = plainText(text);
    return !seen.has(label) && seen.add(label) && fits(label, read) && (expands || !label.includes('${'));
  });
  return inOrder(fresh.map(toChoice));
}

const absence: readonly KnownValue[] = [
  { text: 'true', detail: 'the key is absent' },
  { text: 'false', detail: 'the key is present' },
];

function typed(
  operator: ConditionOperator | undefined,
  key: string,
  reference: ServiceReference,
  names: KnownNames,
): readonly KnownValue[] {
  const found = reference.conditionKey(key);
  const type = found?.type ?? (operator?.family === 'IpAddress' ? 'IPAddress' : operator?.family === 'Arn' ? 'ARN' : operator?.family);
  return type === undefined || type === 'Null' ? [] : valuesOfType(type, found?.name ?? key, reference, names);
}

/** A wildcard says nothing to an operator that compares letter by letter. */
function fits(text: string, operator: ConditionOperator | undefined): boolean {
  return operator === undefined || operator.wildcards || !/[*?]/.test(text);
}

function toChoice({ text, detail }: KnownValue): Choice {
  const label = plainText(text);
  return { label, kind: 'value', ...(detail === undefined ? {} : { detail }), ...(text === label ? {} : { text }) };
}

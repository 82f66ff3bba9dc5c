import type { PolicyDocument } from '../../policy/ast';
import { readConditionOperator } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import type { ServiceReference } from '../../reference/types';
import { type Choice, type Choices, inOrder } from './choice';
import { valuesOfKey } from './values-of-key';

export function completeVersion(): Choices {
  return inOrder([value('2012-10-17', 'current'), value('2008-10-17', 'without policy variables')]);
}

/** Resource control policies only deny: what they let pass is attached by AWS. Source: Organizations User Guide, "RCP syntax". */
export function completeEffect(document: PolicyDocument): Choices {
  return inOrder(document.type === 'resource-control' ? [value('Deny')] : [value('Allow'), value('Deny')]);
}

/** Values of the keys whose values are known; those already listed left out. */
export function completeConditionValues(
  { operator, key, slot }: Extract<PolicyCursor, { at: 'condition-value' }>,
  reference: ServiceReference,
): Choices {
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  return inOrder(valuesOf(operator, key, reference).filter(({ label }) => !listed.has(label)));
}

function valuesOf(operator: string, key: string, reference: ServiceReference): readonly Choice[] {
  const family = readConditionOperator(operator)?.family;
  if (family === 'Null') {
    return [value('true', 'the key is absent'), value('false', 'the key is present')];
  }
  if (family === 'Bool' || reference.conditionKey(key)?.type === 'Bool') {
    return [value('true'), value('false')];
  }
  return valuesOfKey(key, reference).map(([label, detail]) => value(label, detail));
}

function value(label: string, detail?: string): Choice {
  return detail === undefined ? { label, kind: 'value' } : { label, kind: 'value', detail };
}

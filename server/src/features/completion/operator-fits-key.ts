import type { ConditionOperator } from '../../policy/condition-operator';
import type { ConditionKey, ConditionKeyType } from '../../reference/types';

/**
 * Whether the operator compares values of the key; set operators are for keys with several values, and only for those. `Null` asks of
 * any key whether it is there, and what is no operator of IAM's fits any key.
 */
export function operatorFitsKey(operator: ConditionOperator | undefined, { type, alsoType, multivalued }: ConditionKey): boolean {
  if (operator === undefined || operator.family === 'Null') {
    return true;
  }
  const types = typesOf(operator);
  return (
    (operator.setOperator !== undefined) === multivalued && (types.includes(type) || (alsoType !== undefined && types.includes(alsoType)))
  );
}

/** ARNs are text too, but a wildcard in one that is compared as text crosses its colons. */
function typesOf({ family, wildcards }: ConditionOperator): readonly ConditionKeyType[] {
  switch (family) {
    case 'String':
      return wildcards ? ['String'] : ['String', 'ARN'];
    case 'Arn':
      return ['ARN'];
    case 'IpAddress':
      return ['IPAddress'];
    case 'Null':
      return [];
    default:
      return [family];
  }
}

import type { ConditionOperator } from '../policy/condition-operator';

/**
 * Whether a test with the operator holds for a request that lacks the key. `undefined` where that depends on the test's values (`Null`)
 * and where AWS leaves it open (`ForAnyValue` with `IfExists`).
 * Source: IAM User Guide, "Condition operators" (`…IfExists`, negated operators) and "Set operators".
 */
export function holdsWithoutKey({ family, negated, setOperator, ifExists }: ConditionOperator): boolean | undefined {
  if (family === 'Null') {
    return undefined;
  }
  switch (setOperator) {
    case 'ForAllValues':
      return true;
    case 'ForAnyValue':
      return ifExists ? undefined : false;
    case undefined:
      return negated || ifExists;
  }
}

import type { ConditionElement, ConditionTest } from '../../policy/ast';
import type { ConditionOperator } from '../../policy/condition-operator';
import type { Value } from '../../policy/value';
import { isRestriction } from '../condition-strength';
import { holdsWithoutKey } from '../holds-without-key';

/**
 * Whether a Deny under the condition keeps grants to a part of the requests: it leaves those for which one of its tests fails, so each
 * test's opposite must be a restriction. `StringNotEquals` leaves the values it names, `BoolIfExists` of MFA leaves whoever has signed in
 * with it; `Bool` of MFA leaves whoever has no session too. What is not known before deployment counts as a restriction.
 */
export function restrictsWhatIsLeft({ known, tests }: ConditionElement): boolean {
  return !known || tests.every((test) => isRestriction(oppositeOf(test)));
}

/** A test that holds when the given one does not, as far as `isRestriction` looks at it. */
function oppositeOf(test: ConditionTest): ConditionTest {
  const { operator } = test;
  if (operator === undefined) {
    return test;
  }
  return operator.family === 'Null' ? { ...test, values: test.values.map(flipped) } : { ...test, operator: oppositeOperator(operator) };
}

function oppositeOperator(operator: ConditionOperator): ConditionOperator {
  const { name, family, negated, setOperator } = operator;
  // The opposite of a bound, and of true, is a bound again.
  const isBound = family === 'Bool' || name.includes('Than');
  return {
    ...operator,
    negated: isBound ? negated : !negated,
    setOperator: setOperator && (setOperator === 'ForAllValues' ? 'ForAnyValue' : 'ForAllValues'),
    ifExists: holdsWithoutKey(operator) !== true,
  };
}

/** A value of `Null` turned round. */
function flipped(value: Value): Value {
  switch (value.kind) {
    case 'string':
    case 'literal':
      return { ...value, text: value.text.toLowerCase() === 'true' ? 'false' : 'true' };
    default:
      return value;
  }
}

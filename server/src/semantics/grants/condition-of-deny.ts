import type { ConditionElement, ConditionTest } from '../../policy/ast';
import type { ConditionOperator } from '../../policy/condition-operator';
import type { Value } from '../../policy/value';
import { holdsWithoutKey } from '../holds-without-key';
import { type Kept, keptByTest } from '../region-limit';

/**
 * What a Deny under the condition leaves of the requests to a service, by its prefix: those for which one of its tests fails, so each
 * test's opposite must be a restriction, and what the weakest of them leaves is left. `StringNotEquals` leaves the values it names, `BoolIfExists` of MFA leaves whoever has signed in
 * with it; `Bool` of MFA leaves whoever has no session too. Of what is not known before deployment a part is left.
 */
export function keptByDeny({ known, tests }: ConditionElement, servicePrefix: string): Kept {
  const kept = known ? tests.map((test) => keptByTest(oppositeOf(test), servicePrefix)) : [];
  return (['all', 'regions'] as const).find((each) => kept.includes(each)) ?? 'part';
}

/** A test that holds when the given one does not, as far as `keptByTest` looks at it. */
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

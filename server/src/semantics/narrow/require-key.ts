import type { ConditionTest, PolicyDocument, Statement } from '../../policy/ast';
import { moveTest, operatorText } from '../move-test';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Takes `IfExists` off a test, and `ForAllValues:` off that of a key with one value at most, so that it asks for the key.
 *
 * Why that narrows: what the test held for is the requests without the key, and those with it whose value matches. Only the latter are
 * left, in an Allow; the values and what is compared stay as they are. Empty for negated operators, which hold without the key anyway,
 * and for keys that may have several values, of which the operator without `ForAllValues:` compares another part.
 */
export function requireKey(document: PolicyDocument, statement: Statement, test: ConditionTest, isSingle: boolean): readonly Narrowing[] {
  const { operator, operatorKey } = test;
  if (statement.effect !== 'Allow' || operator === undefined || operator.negated || operator.family === 'Null') {
    return [];
  }
  const forAll = operator.setOperator === 'ForAllValues';
  if ((forAll && !isSingle) || (!forAll && !operator.ifExists) || operator.setOperator === 'ForAnyValue') {
    return [];
  }
  const plain = operatorText({ ...operator, setOperator: undefined, ifExists: false });
  const edits = moveTest(document, statement, test, { operator: plain });
  return edits === undefined ? [] : [narrowing(`Replace \`${operatorKey.text}\` with \`${plain}\``, edits)];
}

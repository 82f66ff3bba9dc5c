import type { ConditionTest } from '../../policy/ast';
import { cursorAt } from '../../policy/cursor';
import { isStatic } from '../../policy/value';
import { moveTest, operatorText } from '../../semantics/move-test';
import { meets } from '../../text/span';
import { type RefactoringSource, statementAt } from './refactoring';

/** `StringLike` whose values have no wildcard compares as `StringEquals` does, which says so. */
export const compareExactly: RefactoringSource = (place) => {
  const { document, range } = place;
  const statement = statementAt(place);
  const at = cursorAt(document, range.start)?.at;
  if (statement === undefined || (at !== 'condition-operator' && at !== 'condition-key' && at !== 'condition-value')) {
    return [];
  }
  const isMeant = ({ operatorKey, member }: ConditionTest) => meets(at === 'condition-operator' ? operatorKey.span : member.span, range);
  const [test, ...others] = statement.condition?.tests.filter(isMeant) ?? [];
  if (test?.operator === undefined || others.length > 0 || test.operator.family !== 'String' || !isWithoutWildcards(test)) {
    return [];
  }
  const exact = operatorText({ ...test.operator, name: test.operator.negated ? 'StringNotEquals' : 'StringEquals' });
  const edits = moveTest(document, statement, test, { operator: exact });
  return edits === undefined ? [] : [{ title: `Compare with \`${exact}\`, as no value has a wildcard`, kind: 'exact', edits }];
};

/** A policy variable may be filled in with one. */
function isWithoutWildcards({ operator, values }: ConditionTest): boolean {
  return (
    operator?.wildcards === true &&
    values.length > 0 &&
    values.every((value) => value.kind === 'string' && isStatic(value) && !/[*?$]|\{\{/.test(value.text))
  );
}

import assert from 'node:assert/strict';
import { closestOperators, conditionOperators, readConditionOperator } from '../../server/src/policy/condition-operator';

describe('condition operator', () => {
  it('is taken apart', () => {
    assert.deepEqual(readConditionOperator('ForAnyValue:StringNotLikeIfExists'), {
      name: 'StringNotLike',
      family: 'String',
      negated: true,
      wildcards: true,
      setOperator: 'ForAnyValue',
      ifExists: true,
    });
    assert.deepEqual(readConditionOperator('bool')?.name, 'Bool');
    assert.deepEqual(readConditionOperator('FORALLVALUES:stringequals')?.setOperator, 'ForAllValues');
    assert.deepEqual(readConditionOperator('NumericLessThanEquals')?.name, 'NumericLessThanEquals');
  });

  it('is none when IAM knows none of that name', () => {
    for (const text of [
      '',
      'StringEqual',
      'ForSomeValue:StringEquals',
      'ForAnyValue:',
      'IfExists',
      'String Equals',
      '__proto__',
      'constructor',
    ]) {
      assert.equal(readConditionOperator(text), undefined, text);
    }
  });

  it('is one of the 27 that AWS documents', () => {
    assert.equal(conditionOperators.length, 27);
    assert.deepEqual(
      conditionOperators.filter(({ negated }) => negated).map(({ name }) => name),
      [
        'StringNotEquals',
        'StringNotEqualsIgnoreCase',
        'StringNotLike',
        'NumericNotEquals',
        'DateNotEquals',
        'NotIpAddress',
        'ArnNotEquals',
        'ArnNotLike',
      ],
    );
  });

  it('is suggested with what stood around it', () => {
    assert.deepEqual(closestOperators('ForAnyValue:StringEqualIfExists')[0], 'ForAnyValue:StringEqualsIfExists');
    assert.deepEqual(closestOperators('qwertz'), []);
  });
});

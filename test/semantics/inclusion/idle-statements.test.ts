import assert from 'node:assert/strict';
import { idleStatements } from '../../../server/src/semantics/inclusion/idle-statements';
import { reference } from '../../support/reference';
import { policy } from './verdict-of';

const kinds = (...statements: readonly object[]): readonly string[] =>
  idleStatements(policy(...statements), reference).map(
    ({ statement, kind, by }) => `${statement.index} ${kind}${by === undefined ? '' : ` by ${by.index}`}`,
  );

describe('idle statements', () => {
  it('are those that others contain', () => {
    assert.deepEqual(kinds({ Action: 's3:*' }, { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }), ['1 shadowed by 0']);
  });

  it('are contained by several together', () => {
    assert.deepEqual(kinds({ Action: 's3:Get*' }, { Action: 's3:Put*' }, { Action: ['s3:GetObject', 's3:PutObject'] }), ['2 redundant']);
  });

  it('are those that a Deny overrides', () => {
    assert.deepEqual(kinds({ Action: 's3:*' }, { Action: 'iam:PassRole' }, { Effect: 'Deny', Action: 'iam:*' }), ['1 overridden']);
  });

  it('are a Deny of what nothing allows', () => {
    assert.deepEqual(kinds({ Action: 's3:*' }, { Effect: 'Deny', Action: 'iam:*' }), ['1 needless']);
  });

  it('are those whose conditions exclude each other', () => {
    const impossible = { StringEquals: { 'aws:username': 'a' }, StringNotEquals: { 'aws:username': 'a' } };
    assert.deepEqual(kinds({ Condition: impossible }), ['0 dead']);
  });

  it('come with a request that others decide', () => {
    const [first] = idleStatements(policy({ Action: 's3:*' }, { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }), reference);
    assert.deepEqual(first?.example, { action: 's3:GetObject', resource: 'arn:aws:s3:::b/example-object', context: {} });
  });

  it('are not those that only today make no difference', () => {
    assert.deepEqual(kinds({ Action: 's3:*' }, { Action: '*', Resource: 'arn:aws:s3:::b/*' }), []);
  });
});

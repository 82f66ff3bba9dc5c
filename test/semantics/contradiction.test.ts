import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Statement } from '../../server/src/policy/ast';
import { contradictions } from '../../server/src/semantics/contradiction';
import { includes } from '../../server/src/semantics/inclusion/includes';
import { readPolicy } from '../support/read-policy';
import { reference } from '../support/reference';

type Condition = Record<string, Record<string, string | string[]>>;

const documentOf = (condition: Condition) =>
  readPolicy({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition: condition }],
  });

const isMultivalued = (key: string) => reference.conditionKey(key)?.multivalued === true;

const isContradictory = (statements: readonly Statement[]) =>
  contradictions(
    statements.flatMap(({ condition }) => condition?.tests ?? []),
    isMultivalued,
  ).length > 0;

/** What the decision engine finds out about the statement: whether any request can match it. */
function verdictOf(condition: Condition): string {
  const document = documentOf(condition);
  return includes(document, { ...document, statements: [] }, reference).verdict;
}

const tag = 'aws:PrincipalTag/a';

/** Conditions that no request meets. */
const never: readonly Condition[] = [
  { StringEquals: { [tag]: ['a', 'b'] }, StringLike: { [tag]: 'c*' } },
  { StringEquals: { [tag]: 'a' }, StringEqualsIfExists: { [tag.toUpperCase()]: 'b' } },
  { StringEquals: { [tag]: ['a', 'b'] }, StringNotEquals: { [tag]: ['b', 'a', 'c'] } },
  { StringLike: { [tag]: ['web-*'] }, StringNotLike: { [tag]: 'w*' } },
  { StringEquals: { [tag]: 'WEB' }, StringNotEqualsIgnoreCase: { [tag]: 'web' } },
  { StringLike: { [tag]: '*' }, Null: { [tag]: 'true' } },
  { Bool: { 'aws:SecureTransport': 'true' }, BoolIfExists: { 'aws:SecureTransport': 'False' } },
  { NumericLessThan: { 's3:max-keys': '10' }, NumericGreaterThanEquals: { 's3:max-keys': '10' } },
  { NumericEquals: { 's3:max-keys': ['1', '5'] }, NumericGreaterThan: { 's3:max-keys': '5' } },
  { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }, DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00+00:00' } },
  { IpAddress: { 'aws:SourceIp': '10.1.2.0/24' }, NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '10.0.0.0/8'] } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['b', 'c'] } },
  {
    ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a*' },
    ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' },
  },
];

/** Conditions that look alike, and that some request meets. */
const sometimes: readonly Condition[] = [
  { StringEquals: { [tag]: ['a', 'b'] }, StringLike: { [tag]: 'b*' } },
  { StringEqualsIfExists: { [tag]: 'a' }, StringLikeIfExists: { [tag]: 'b' } },
  { StringNotEquals: { [tag]: 'a' }, StringNotLike: { [tag]: '*' } },
  { StringEquals: { [tag]: ['a', 'd'] }, StringNotEquals: { [tag]: ['a', 'b', 'c'] } },
  { StringEqualsIgnoreCase: { [tag]: 'web' }, StringNotEquals: { [tag]: 'web' } },
  { StringEquals: { [tag]: 'a*' }, StringLike: { [tag]: 'a?' } },
  { StringNotEquals: { [tag]: 'a' }, Null: { [tag]: 'true' } },
  { NumericLessThanEquals: { 's3:max-keys': '10' }, NumericGreaterThanEquals: { 's3:max-keys': '10' } },
  { NumericLessThan: { 's3:max-keys': ['1', '20'] }, NumericGreaterThan: { 's3:max-keys': '10' } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, NotIpAddress: { 'aws:SourceIp': '10.1.0.0/16' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAllValues:StringLike': { 'aws:TagKeys': 'b' } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' }, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'b' } },
  { StringEquals: { [tag]: `\${aws:username}` }, StringLike: { [tag]: 'b' } },
];

describe('contradictory tests', () => {
  for (const condition of never) {
    it(`are found: ${JSON.stringify(condition)}`, () => {
      assert.ok(isContradictory(documentOf(condition).statements));
    });
  }

  for (const condition of sometimes) {
    it(`are not found: ${JSON.stringify(condition)}`, () => {
      assert.ok(!isContradictory(documentOf(condition).statements));
    });
  }

  it('are such that the decision engine, too, finds no request', () => {
    assert.deepEqual(
      never.map(verdictOf).filter((verdict) => verdict === 'refuted'),
      [],
    );
  });

  it('are never found where the decision engine has a request that meets both', () => {
    const operators = [
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
    ];
    const endings = ['', 'IfExists'];
    const name = fc.tuple(fc.constantFrom(...operators), fc.constantFrom(...endings)).map((parts) => parts.join(''));
    const values = fc.uniqueArray(fc.constantFrom('a', 'A', 'ab', 'b', 'a*', '*b', '?', ''), { minLength: 1, maxLength: 3 });
    const condition = fc
      .uniqueArray(fc.tuple(name, values), { minLength: 2, maxLength: 3, selector: ([operator]) => operator })
      .map((tests) => Object.fromEntries(tests.map(([operator, list]): [string, Record<string, string[]>] => [operator, { [tag]: list }])));
    fc.assert(
      fc.property(condition, (tests) => {
        assert.ok(!isContradictory(documentOf(tests).statements) || verdictOf(tests) !== 'refuted');
      }),
      { numRuns: 300 },
    );
  });
});

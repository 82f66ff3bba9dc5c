import fc from 'fast-check';
import type { Request, RequestPrincipal } from '../../server/src/semantics/inclusion/request';

/** A statement as JSON. */
type Json = Readonly<Record<string, unknown>>;

export interface PolicyPair {
  readonly newer: string;
  readonly older: string;
}

const actions = [
  's3:GetObject',
  's3:PutObject',
  's3:Get*',
  's3:*',
  'S3:getobject',
  's3:?etObject',
  's3:*Object',
  's3:ListBucket',
  'ec2:Describe*',
  'ec2:RunInstances',
  'iam:PassRole',
  '*',
  's*:Get*',
];

const resources = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::b/a*',
  'arn:aws:s3:::b/?',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::b/${*}',
  'arn:aws:s3:::*/${aws:PrincipalTag/team}*',
  'arn:aws:ec2:*:*:instance/*',
  'arn:aws:ec2:us-*:111122223333:instance/i-1',
  'arn:aws:ec2:*:111122223333:*',
  'arn:aws:ec2:*',
  'arn:*:s3:::b/*',
];

const strings = [
  'a',
  'A',
  'ab',
  'a*',
  'a?',
  '*',
  '*b',
  '?',
  'b',
  '${aws:username}',
  '${aws:PrincipalTag/team}',
  'x-${aws:username}*',
  '${*}',
  "${aws:username, 'a'}",
  '',
];
const arns = [
  'arn:aws:iam::111122223333:role/r',
  'arn:aws:iam::*:role/r',
  'arn:aws:iam::111122223333:*',
  'arn:aws:*:*:*:*',
  'arn:aws:iam::111122223333:user/${aws:username}',
  'arn:aws:iam:*',
  '*',
];
const numbers = ['1', '5', '5.5', '10'];
const dates = ['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', '1767225600', '2027-01-01'];
const addresses = ['10.0.0.0/8', '10.1.0.0/16', '192.0.2.1', '0.0.0.0/0', '::/0', '2001:db8::/32', '2001:db8::1/128'];
const orders = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

interface Family {
  readonly operators: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

const stringOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
];
const setOperators = ['ForAllValues:', 'ForAnyValue:'].flatMap((set) => stringOperators.slice(0, 4).map((operator) => set + operator));

const families: readonly Family[] = [
  { operators: stringOperators, keys: ['aws:username', 'aws:PrincipalTag/team', 's3:prefix'], values: strings },
  {
    operators: ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals', 'StringLike', 'StringNotEquals'],
    keys: ['aws:PrincipalArn', 'aws:SourceArn'],
    values: arns,
  },
  { operators: orders.map((order) => `Numeric${order}`), keys: ['s3:max-keys', 'aws:PrincipalTag/level'], values: numbers },
  { operators: orders.map((order) => `Date${order}`), keys: ['aws:CurrentTime'], values: dates },
  { operators: ['Bool'], keys: ['aws:SecureTransport', 'aws:PrincipalTag/admin'], values: ['true', 'false'] },
  { operators: ['IpAddress', 'NotIpAddress'], keys: ['aws:SourceIp'], values: addresses },
  { operators: ['Null'], keys: ['aws:username', 'aws:TagKeys', 's3:prefix', 'aws:SourceArn'], values: ['true', 'false'] },
  { operators: setOperators, keys: ['aws:TagKeys'], values: strings.slice(0, 9) },
  // Operators of several types on one key, and set operators on keys of a single value.
  {
    operators: ['NumericLessThan', 'NumericNotEquals', 'Bool', 'IpAddress', 'NotIpAddress', 'DateLessThan'],
    keys: ['s3:prefix', 'aws:PrincipalTag/team'],
    values: ['5', 'true', '10.1.0.0/16', '1767225600'],
  },
  { operators: setOperators, keys: ['aws:username', 's3:prefix'], values: strings },
];

const some = (values: readonly string[], most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });

const condition: fc.Arbitrary<Json> = fc
  .constantFrom(...families)
  .chain(({ operators, keys, values }) =>
    fc.record({
      operator: fc.constantFrom(...operators),
      ifExists: fc.boolean(),
      key: fc.constantFrom(...keys),
      values: some(values, 2),
    }),
  )
  .map(({ operator, ifExists, key, values }) => ({ [operator + (ifExists && operator !== 'Null' ? 'IfExists' : '')]: { [key]: values } }));

/** Two tests of the same operator would need one object for both: the second one is left out. */
const conditions: fc.Arbitrary<Json> = fc.array(condition, { minLength: 0, maxLength: 2 }).map((tests) => Object.assign({}, ...tests));

const principals: readonly unknown[] = [
  '*',
  { AWS: '*' },
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:root' },
  { AWS: ['arn:aws:iam::111122223333:role/r', 'arn:aws:iam::444455556666:user/u'] },
  { AWS: 'arn:aws:iam::111122223333:role/path/r' },
  { AWS: 'arn:aws:sts::111122223333:assumed-role/r/s' },
  { Service: 'ec2.amazonaws.com' },
  { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'], AWS: '444455556666' },
];

function statement(named: boolean): fc.Arbitrary<Json> {
  return fc
    .record({
      effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      notAction: fc.integer({ min: 0, max: 5 }),
      actions: some(actions, 3),
      notResource: fc.integer({ min: 0, max: 5 }),
      resources: some(resources, 3),
      condition: conditions,
      principal: fc.constantFrom(...principals),
    })
    .map((parts) => ({
      Effect: parts.effect,
      ...(named ? { Principal: parts.principal } : {}),
      [parts.notAction === 0 ? 'NotAction' : 'Action']: parts.actions,
      [parts.notResource === 0 ? 'NotResource' : 'Resource']: parts.resources,
      ...(Object.keys(parts.condition).length === 0 ? {} : { Condition: parts.condition }),
    }));
}

function policy(version: string, statements: readonly Json[]): string {
  return JSON.stringify({ ...(version === '' ? {} : { Version: version }), Statement: statements });
}

/** Takes something away from a statement, or adds a demand to it. */
function mutated(original: Json, change: number, extra: Json): Json {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  switch (change) {
    case 0:
      return { ...original, Condition: { ...(original['Condition'] ?? {}), ...extra } };
    case 1:
      return 'Action' in original && list(original['Action']).length > 1
        ? { ...original, Action: list(original['Action']).slice(1) }
        : original;
    case 2:
      return 'Resource' in original && list(original['Resource']).length > 1
        ? { ...original, Resource: list(original['Resource']).slice(1) }
        : original;
    default:
      return original;
  }
}

/** Two policies: unrelated, or one made of the other by small changes, so that inclusion often holds. */
export const policyPairs: fc.Arbitrary<PolicyPair> = fc.boolean().chain((named) =>
  fc
    .record({
      version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', ''),
      older: fc.array(statement(named), { minLength: 1, maxLength: 3 }),
      fresh: fc.array(statement(named), { minLength: 0, maxLength: 2 }),
      related: fc.integer({ min: 0, max: 3 }),
      changes: fc.array(fc.record({ change: fc.integer({ min: 0, max: 5 }), extra: condition }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ version, older, fresh, related, changes }) => {
      const kept = related === 0 ? [] : older.map((own, index) => mutated(own, changes[index]?.change ?? 9, changes[index]?.extra ?? {}));
      const added = related === 1 ? fresh.map((own) => ({ ...own, Effect: 'Deny' })) : related === 2 ? [] : fresh;
      return { newer: policy(version, [...kept, ...added]), older: policy(version, older) };
    }),
);

const texts = ['a', 'A', 'ab', 'ax', 'b', 'x', '*', '${aws:username}', 'x-a', 'x-ab', '', '4', 'true', '10.1.2.3'];
const concreteArns = [
  'arn:aws:iam::111122223333:role/r',
  'arn:aws:iam::444455556666:role/r',
  'arn:aws:iam::111122223333:user/a',
  'arn:aws:s3:::b',
  'arn:aws:sns:us-east-1:1:t:u',
];
const concreteResources = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/a',
  'arn:aws:s3:::b/ab',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/a/x',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:::c/ab',
  'arn:aws-cn:s3:::b/a',
  'arn:aws:ec2:us-east-1:111122223333:instance/i-1',
  'arn:aws:ec2:eu-west-1:111122223333:instance/i-2',
  'arn:aws:ec2:us-east-1:444455556666:volume/v:1',
];

const optional = (values: readonly string[]): fc.Arbitrary<string | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });

const requestPrincipals: readonly RequestPrincipal[] = [
  { type: 'AWS', id: 'arn:aws:iam::111122223333:role/r' },
  { type: 'AWS', id: 'arn:aws:iam::111122223333:user/u' },
  { type: 'AWS', id: 'arn:aws:iam::444455556666:user/u' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/s', role: 'arn:aws:iam::111122223333:role/r' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/s', role: 'arn:aws:iam::111122223333:role/path/r' },
  { type: 'Service', id: 'ec2.amazonaws.com' },
  { type: 'Service', id: 's3.amazonaws.com' },
];

/** Requests around what the random policies speak of. */
export const requests: fc.Arbitrary<Request> = fc
  .record({
    action: fc.constantFrom(
      's3:GetObject',
      's3:PutObject',
      's3:ListBucket',
      's3:DeleteObject',
      'ec2:DescribeInstances',
      'ec2:RunInstances',
      'iam:PassRole',
      'sns:GetFuture',
    ),
    resource: fc.constantFrom(...concreteResources),
    principal: fc.constantFrom(...requestPrincipals),
    context: fc.record({
      'aws:username': optional(texts),
      'aws:principaltag/team': optional(texts),
      's3:prefix': optional(texts),
      'aws:principalarn': optional(concreteArns),
      'aws:sourcearn': optional(concreteArns),
      's3:max-keys': optional(['0', '1', '3', '5', '5.2', '5.5', '7', '10', '11']),
      'aws:principaltag/level': optional(['0', '1', '5', '8', 'high']),
      'aws:currenttime': optional([
        '2025-01-01T00:00:00Z',
        '2026-01-01T00:00:00Z',
        '2026-03-01T00:00:00Z',
        '2026-06-01T00:00:00Z',
        '2028-01-01T00:00:00Z',
      ]),
      'aws:securetransport': optional(['true', 'false']),
      'aws:principaltag/admin': optional(['true', 'false', 'TRUE', 'maybe']),
      'aws:sourceip': optional(['10.0.0.1', '10.1.2.3', '192.0.2.1', '8.8.8.8', '2001:db8::1', '2002::1']),
    }),
    tagKeys: fc.uniqueArray(fc.constantFrom(...texts.slice(0, 7)), { minLength: 0, maxLength: 3 }),
  })
  .map(({ context, tagKeys, ...rest }) => ({
    ...rest,
    context: {
      ...Object.fromEntries(Object.entries(context).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
      ...(tagKeys.length === 0 ? {} : { 'aws:tagkeys': tagKeys }),
    },
  }));

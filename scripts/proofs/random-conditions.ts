import fc from 'fast-check';

/** What conditions are made of: operators, keys and values that have to do with one another. */
export interface Family {
  readonly name: string;
  readonly operators: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly unknown[];
}

/** A condition as JSON, and the families it is of. */
export interface RandomCondition {
  readonly json: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly families: readonly string[];
}

const strings = [
  'a',
  'A',
  'ab',
  'a*',
  'a?',
  '*',
  '*b',
  '?',
  '?*',
  '*a*b*',
  'b',
  '',
  'K',
  '\u212a',
  '${aws:username}',
  '${AWS:UserName}',
  '${aws:PrincipalTag/team}',
  'x-${aws:username}*',
  '${*}',
  'a${*}',
  '${?}',
  '${$}{aws:username}',
  "${aws:username, 'a'}",
  "${aws:username, 'b'}",
  '${aws:username',
  '${}',
];
const arns = [
  'arn:aws:iam::111122223333:role/r',
  'arn:aws:iam::*:role/r',
  'arn:aws:iam::111122223333:*',
  'arn:aws:*:*:*:*',
  'arn:aws:iam::111122223333:user/${aws:username}',
  'arn:aws:iam::${aws:username}:role/r',
  'arn:aws:iam:*',
  'arn:aws:sns:us-east-1:1:t*',
  'arn:aws:sns:*:1:t:?',
  'arn:aws:iam::11112222333?:role/*',
  'ARN:aws:iam::111122223333:role/r',
  '*',
  'r',
];
const numbers: readonly unknown[] = ['1', '5', '5.0', '5.5', '-1', '10', 5, 5.5, '010', '1e1', 'x', ''];
const dates = [
  '2026-01-01T00:00:00Z',
  '2026-06-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '1767225600',
  '2027-01-01',
  '2026',
  '2026-01-01T00:00:00',
  'soon',
];
const addresses = [
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.2.3/16',
  '192.0.2.1',
  '192.0.2.0/31',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/32',
  '2001:DB8:0:0::1/128',
  '::ffff:10.1.2.3',
  '::ffff:0a01:0203/128',
  '10.0.0.0/33',
  '010.0.0.1',
];
const orders = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const blobs = ['QUJD', 'QQ==', 'QR==', 'QUI=', 'qujd', '${aws:username}'];

const stringOperators = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
];
const arnOperators = ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals'];
const numericOperators = orders.map((order) => `Numeric${order}`);
const dateOperators = orders.map((order) => `Date${order}`);
const addressOperators = ['IpAddress', 'NotIpAddress'];
const ofSets = (operators: readonly string[]): readonly string[] =>
  ['ForAllValues:', 'ForAnyValue:'].flatMap((set) => operators.map((operator) => set + operator));

export const families: readonly Family[] = [
  {
    name: 'String',
    operators: stringOperators,
    keys: ['aws:username', 'AWS:UserName', 'aws:PrincipalTag/team', 's3:prefix'],
    values: strings,
  },
  { name: 'Arn', operators: [...arnOperators, 'StringLike', 'StringNotEquals'], keys: ['aws:PrincipalArn', 'aws:SourceArn'], values: arns },
  { name: 'Numeric', operators: numericOperators, keys: ['s3:max-keys', 'aws:PrincipalTag/level'], values: numbers },
  { name: 'Date', operators: dateOperators, keys: ['aws:CurrentTime', 'aws:EpochTime', 'aws:PrincipalTag/until'], values: dates },
  {
    name: 'Bool',
    operators: ['Bool'],
    keys: ['aws:SecureTransport', 'aws:PrincipalTag/admin'],
    values: ['true', 'false', 'TRUE', true, false, 'yes', '${aws:username}'],
  },
  { name: 'Binary', operators: ['BinaryEquals'], keys: ['aws:PrincipalTag/blob'], values: blobs },
  { name: 'IpAddress', operators: addressOperators, keys: ['aws:SourceIp', 'aws:PrincipalTag/from'], values: addresses },
  {
    name: 'Null',
    operators: ['Null'],
    keys: ['aws:username', 'aws:TagKeys', 's3:prefix', 'aws:SourceArn', 's3:max-keys', 'aws:SourceIp'],
    values: ['true', 'false', true, false],
  },
  { name: 'sets of strings', operators: ofSets(stringOperators), keys: ['aws:TagKeys'], values: strings.slice(0, 19) },
  {
    name: 'sets of other types',
    operators: ofSets([...arnOperators, ...numericOperators.slice(0, 4), 'Bool', ...addressOperators, 'DateLessThan', 'BinaryEquals']),
    keys: ['aws:TagKeys'],
    values: ['5', 'true', '10.1.0.0/16', '1767225600', 'arn:aws:iam::*:role/r', 'QUJD', 'a'],
  },
  { name: 'no set, many values', operators: stringOperators, keys: ['aws:TagKeys'], values: strings.slice(0, 9) },
  {
    name: 'types mixed',
    operators: [
      'NumericLessThan',
      'NumericNotEquals',
      'Bool',
      ...addressOperators,
      'DateLessThan',
      'BinaryEquals',
      'StringLike',
      'ArnLike',
    ],
    keys: ['s3:prefix', 'aws:PrincipalTag/team'],
    values: ['5', 'true', '10.1.0.0/16', '1767225600', '*'],
  },
  { name: 'sets of one', operators: ofSets(stringOperators), keys: ['aws:username', 's3:prefix'], values: strings },
];

const ofFamily = ({ name, operators, keys, values }: Family): fc.Arbitrary<RandomCondition> =>
  fc
    .record({
      operator: fc.constantFrom(...operators),
      ifExists: fc.boolean(),
      key: fc.constantFrom(...keys),
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
      shape: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ operator, ifExists, key, values: own, shape }) => ({
      // Now and then a lone value, and an empty list.
      json: { [operator + (ifExists && operator !== 'Null' ? 'IfExists' : '')]: { [key]: shape === 0 ? [] : shape < 8 ? own[0] : own } },
      families: [
        name,
        ...(ifExists && operator !== 'Null' ? ['IfExists'] : []),
        ...(JSON.stringify(own).includes('${') ? ['variables'] : []),
      ],
    }));

export const condition: fc.Arbitrary<RandomCondition> = fc.constantFrom(...families).chain(ofFamily);

/** Two tests of the same operator would need one object for both: the second one is left out. */
export const conditions: fc.Arbitrary<RandomCondition> = fc.array(condition, { minLength: 0, maxLength: 3 }).map((tests) => ({
  json: Object.assign({}, ...tests.map(({ json }) => json)) as RandomCondition['json'],
  families: tests.flatMap((test) => test.families),
}));

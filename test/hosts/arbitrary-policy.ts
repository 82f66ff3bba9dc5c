import fc from 'fast-check';

/** JSON, as tests build and compare it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/** Strings that host languages have trouble with, among ordinary ones. */
export const trickyString: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('s3:GetObject', 'ec2:*', 'arn:aws:s3:::bucket/*', 'arn:aws:iam::123456789012:root', 'aws:SourceIp'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '',
        ' ',
        '-',
        '- a',
        '?',
        '? a',
        ':',
        'a:',
        'a: b',
        ' a',
        'a ',
        '#',
        'a #b',
        'a#b',
        '&a',
        '*a',
        '!a',
        '|',
        '>',
        '%',
        '@',
        '`',
      ],
      ...[
        '"',
        "'",
        'say "hi"',
        "it's",
        '\\',
        'a\\nb',
        '{',
        '}',
        '[',
        ']',
        ',',
        'a, b',
        '{a}',
        'true',
        'yes',
        'No',
        'null',
        '~',
        '123',
        '012',
      ],
      ...[
        '1e3',
        '0x1F',
        '2012-10-17',
        '12:30',
        '.5',
        '-',
        '--',
        '---',
        '...',
        '=',
        '<<',
        '${aws:username}',
        '/',
        '//',
        '/*',
        '# c',
        'é',
        '🎉',
      ],
      ...['\t', 'a\tb', 'a\nb', '\n', 'a\n\nb\n', 'a\r\nb', '\u0000', '\u007f', '\u2028', '\ufeff', '\ud800', '__proto__', 'constructor'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const strings = fc.oneof(trickyString, fc.array(trickyString, { maxLength: 4 }));
const scalar = fc.oneof({ weight: 8, arbitrary: trickyString }, fc.constantFrom<Json>(true, false, null, 0, 12, 123456789012, 1.5, -3));
const values = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));

const statement: fc.Arbitrary<JsonObject> = fc.record<JsonObject>(
  {
    Sid: trickyString,
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.oneof(
      fc.constant('*'),
      fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated'), strings, { maxKeys: 2, noNullPrototype: true }),
    ),
    Action: strings,
    NotResource: strings,
    Resource: strings,
    Condition: fc.dictionary(
      fc.constantFrom('StringEquals', 'ForAnyValue:StringLike', 'Bool'),
      fc.dictionary(fc.constantFrom('aws:SourceIp', 's3:prefix', 'a b', '"'), values, { maxKeys: 2, noNullPrototype: true }),
      { maxKeys: 2, noNullPrototype: true },
    ),
  },
  { requiredKeys: ['Effect'], noNullPrototype: true },
);

/** Policies that are certain to be taken for one, with anything that their strings may hold. */
export const arbitraryPolicy: fc.Arbitrary<JsonObject> = fc.record<JsonObject>(
  {
    Version: fc.constant('2012-10-17'),
    Id: trickyString,
    Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })),
  },
  { requiredKeys: ['Version', 'Statement'], noNullPrototype: true },
);

/** What a fix may write. */
export const arbitraryValue: fc.Arbitrary<Json> = fc.oneof(
  trickyString,
  scalar,
  fc.array(trickyString, { maxLength: 3 }),
  statement,
  fc.array(statement, { minLength: 1, maxLength: 2 }),
  fc.array(fc.array(trickyString, { maxLength: 2 }), { maxLength: 2 }),
);

import fc from 'fast-check';
import { condition, conditions } from './random-conditions';

/** A statement as JSON. */
type Json = Readonly<Record<string, unknown>>;

export interface PolicyPair {
  readonly newer: string;
  readonly older: string;
  /** The kinds of elements and operators that are in it. */
  readonly families: readonly string[];
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
  's3:get?bject',
  'shop:Buy',
  'shop:*',
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
  'arn:aws:s3*',
  'arn:aws:S3:::b/a',
  'arn:aws:s3:::b/a:*',
  'arn:aws:ec2:us-east-1*:instance/i-1',
  'arn:aws:ec2:*:*:*',
  'arn:aws:ec2:us-east-?:111122223333:instance/*',
  'arn:aws:ec2:${aws:username}:111122223333:instance/i-1',
  "arn:aws:s3:::b/${aws:username, 'a'}",
  'arn:aws:s3:::b/${$}{aws:username}',
  '*:b',
  '?',
  '**',
];

const some = (values: readonly string[], most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });

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
  { AWS: ['*'], Service: 'ec2.amazonaws.com' },
  { AWS: 'arn:aws:iam::111122223333:user/*' },
  { AWS: 'arn:aws-cn:iam::111122223333:root' },
  { AWS: 'AIDACKCEVSQ6C2EXAMPLE' },
  { Federated: 'arn:aws:iam::111122223333:saml-provider/p' },
  { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
];

interface RandomStatement {
  readonly json: Json;
  readonly families: readonly string[];
}

function statement(named: boolean): fc.Arbitrary<RandomStatement> {
  return fc
    .record({
      effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      notAction: fc.integer({ min: 0, max: 5 }),
      actions: some(actions, 3),
      notResource: fc.integer({ min: 0, max: 5 }),
      resources: some(resources, 3),
      condition: conditions,
      notPrincipal: fc.integer({ min: 0, max: 7 }),
      principal: fc.constantFrom(...principals),
    })
    .map((parts) => {
      const elements = [
        parts.effect === 'Deny' ? 'Deny' : '',
        parts.notAction === 0 ? 'NotAction' : '',
        parts.notResource === 0 ? 'NotResource' : '',
        named ? (parts.notPrincipal === 0 ? 'NotPrincipal' : 'Principal') : '',
        parts.resources.some((text) => text.includes('${')) ? 'variables' : '',
      ];
      return {
        json: {
          Effect: parts.effect,
          ...(named ? { [parts.notPrincipal === 0 ? 'NotPrincipal' : 'Principal']: parts.principal } : {}),
          [parts.notAction === 0 ? 'NotAction' : 'Action']: parts.actions,
          [parts.notResource === 0 ? 'NotResource' : 'Resource']: parts.resources,
          ...(Object.keys(parts.condition.json).length === 0 ? {} : { Condition: parts.condition.json }),
        },
        families: [...elements.filter((name) => name !== ''), ...parts.condition.families],
      };
    });
}

function policy(version: string, statements: readonly RandomStatement[]): string {
  const written = statements.map(({ json }) => json);
  return JSON.stringify({ ...(version === '' ? {} : { Version: version }), Statement: written.length === 1 ? written[0] : written });
}

/** Takes something away from a statement, or adds a demand to it. */
function mutated({ json, families }: RandomStatement, change: number, extra: RandomStatement): RandomStatement {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  switch (change) {
    case 0:
      return { json: { ...json, Condition: { ...(json['Condition'] ?? {}), ...extra.json } }, families: [...families, ...extra.families] };
    case 1:
      return list(json['Action']).length > 1 ? { json: { ...json, Action: list(json['Action']).slice(1) }, families } : { json, families };
    case 2:
      return list(json['Resource']).length > 1
        ? { json: { ...json, Resource: list(json['Resource']).slice(1) }, families }
        : { json, families };
    default:
      return { json, families };
  }
}

/** Two policies: unrelated, or one made of the other by small changes, so that inclusion often holds. */
export const policyPairs: fc.Arbitrary<PolicyPair> = fc.boolean().chain((named) =>
  fc
    .record({
      version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17', ''),
      otherVersion: fc.integer({ min: 0, max: 9 }),
      older: fc.array(statement(named), { minLength: 1, maxLength: 3 }),
      fresh: fc.array(statement(named), { minLength: 0, maxLength: 2 }),
      related: fc.integer({ min: 0, max: 3 }),
      changes: fc.array(fc.record({ change: fc.integer({ min: 0, max: 5 }), extra: condition }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ version, otherVersion, older, fresh, related, changes }) => {
      const none = { json: {}, families: [] };
      const kept = related === 0 ? [] : older.map((own, index) => mutated(own, changes[index]?.change ?? 9, changes[index]?.extra ?? none));
      const added =
        related === 1 ? fresh.map(({ json, families }) => ({ json: { ...json, Effect: 'Deny' }, families })) : related === 2 ? [] : fresh;
      const newer = [...kept, ...added];
      const families = new Set([...newer, ...older].flatMap((one) => one.families));
      return {
        newer: policy(otherVersion === 0 ? '2008-10-17' : version, newer),
        older: policy(version, older),
        families: [...families, `Version ${version === '' ? 'left out' : version}`],
      };
    }),
);

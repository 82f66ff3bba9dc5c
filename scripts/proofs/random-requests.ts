import type { PolicyDocument } from '../../server/src/policy/ast';
import type { Request, RequestPrincipal } from '../../server/src/semantics/inclusion/request';

/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number;

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const actions = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:DeleteObject',
  'ec2:DescribeInstances',
  'ec2:RunInstances',
  'iam:PassRole',
];
const unpublished = ['sns:GetFuture', 's3:GetFutureObject', 'shop:Buy', 'shop:Sell', 'sx:GetX'];
const resources = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/a',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/a:x',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:x:y:b',
  'arn:aws-cn:s3:::b/a',
  'arn:AWS:s3:::b/a',
  'arn:aws:ec2:us-east-1:111122223333:instance/i-1',
  'arn:aws:ec2:eu-west-1:111122223333:instance/i-2',
  'arn:aws:ec2:us-east-1:444455556666:volume/v:1',
];
const texts = [
  'a',
  'A',
  'ab',
  'aB',
  'ax',
  'b',
  'x',
  '*',
  '?',
  '${aws:username}',
  'x-a',
  '',
  '5',
  '5.0',
  'true',
  'TRUE',
  'maybe',
  '10.1.2.3',
  '\u212a',
  'k',
];
const arns = [
  'arn:aws:iam::111122223333:role/r',
  'arn:aws:iam::444455556666:role/r',
  'arn:aws:iam::111122223333:user/a',
  'arn:aws:sns:us-east-1:1:t:u',
  'arn:aws:iam',
  'QUJD',
  'qujd',
];
const numbers = ['-2', '-1', '0', '1', '4.9', '5', '5.2', '5.5', '7', '10', '11'];
const moments = [
  '2025-01-01T00:00:00Z',
  '2025-12-31T23:59:59Z',
  '2026-01-01T00:00:00Z',
  '2026-03-01T00:00:00Z',
  '2026-06-01T00:00:00Z',
  '2028-01-01T00:00:00Z',
];
const epochs = ['1767225599', '1767225600', '1767225601', '1800000000'];
const addresses = [
  '10.0.0.1',
  '10.1.2.3',
  '9.255.255.255',
  '11.0.0.0',
  '192.0.2.0',
  '192.0.2.1',
  '8.8.8.8',
  '0.0.0.0',
  '255.255.255.255',
  '2001:db8::1',
  '2001:db9::',
  '2002::1',
  '::',
  '::ffff:a01:203',
];

const principals: readonly RequestPrincipal[] = [
  { type: 'AWS', id: 'arn:aws:iam::111122223333:role/r' },
  { type: 'AWS', id: 'arn:aws:iam::111122223333:role/path/r' },
  { type: 'AWS', id: 'arn:aws:iam::111122223333:user/u' },
  { type: 'AWS', id: 'arn:aws:iam::444455556666:user/u' },
  { type: 'AWS', id: 'arn:aws:iam::111122223333:root' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/s', role: 'arn:aws:iam::111122223333:role/r' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/s', role: 'arn:aws:iam::111122223333:role/path/r' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/t', role: 'arn:aws:iam::111122223333:role/r' },
  { type: 'Service', id: 'ec2.amazonaws.com' },
  { type: 'Service', id: 's3.amazonaws.com' },
  { type: 'Federated', id: 'arn:aws:iam::111122223333:saml-provider/p' },
  { type: 'Anonymous', id: 'anonymous' },
];

/** What the values of a key can be: AWS says so of some, and a proof may rest on it. */
const typedKeys: Readonly<Record<string, readonly string[]>> = {
  'aws:securetransport': ['true', 'false'],
  's3:max-keys': numbers,
  'aws:currenttime': [...moments, ...epochs],
  'aws:epochtime': epochs,
  'aws:sourceip': addresses,
};

/** What two policies speak of. */
interface Subjects {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** By condition key in lower case, those of policy variables too. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

function subjectsOf(documents: readonly PolicyDocument[]): Subjects {
  const statements = documents.flatMap((document) => document.statements);
  const keys = new Map<string, string[]>();
  const texts: string[] = [];
  for (const { key, values } of statements.flatMap(({ condition }) => condition?.tests ?? [])) {
    const own = values.flatMap((value) => (value.kind === 'string' || value.kind === 'literal' ? [value.text] : []));
    keys.set(key.text.toLowerCase(), [...(keys.get(key.text.toLowerCase()) ?? []), ...own]);
    texts.push(...own);
  }
  const named = statements.flatMap(({ resource }) => resource?.patterns.map(({ source }) => source.text) ?? []);
  for (const [, inner = ''] of [...texts, ...named].flatMap((text) => [...text.matchAll(/\$\{([^{}*?$,]+)[^{}]*\}/g)])) {
    keys.set(inner.trim().toLowerCase(), keys.get(inner.trim().toLowerCase()) ?? []);
  }
  return {
    actions: statements.flatMap(({ action }) => action?.patterns.map(({ source }) => source.text) ?? []),
    resources: named,
    keys,
  };
}

/** Requests around what the policies speak of: their own constants with wildcards filled in, and what lies just beside them. */
export function requestsAround(documents: readonly PolicyDocument[], count: number, random: Random): readonly Request[] {
  const subjects = subjectsOf(documents);
  return Array.from({ length: count }, () => requestAround(subjects, random));
}

function requestAround(subjects: Subjects, random: Random): Request {
  const pick = <T>(items: readonly T[], otherwise: T): T => items[Math.floor(random() * items.length)] ?? otherwise;
  const context: Record<string, string | readonly string[]> = {};
  for (const [key, own] of subjects.keys) {
    const value = (): string => {
      const typed = typedKeys[key];
      const pool = typed ?? (random() < 0.7 ? texts : pick([arns, numbers, [...moments, ...epochs], addresses], texts));
      const near = typed === undefined && own.length > 0 && random() < 0.6;
      return near ? beside(pick(own, ''), context, random) : pick(pool, 'a');
    };
    if (key === 'aws:tagkeys') {
      const values = Array.from({ length: Math.floor(random() * 4) }, value);
      if (values.length > 0) {
        context[key] = values;
      }
    } else if (random() < 0.75) {
      context[key] = value();
    }
  }
  const action =
    random() < 0.6 ? filled(pick(subjects.actions, 's3:GetObject'), random) : pick(random() < 0.8 ? actions : unpublished, 's3:GetObject');
  const resource = random() < 0.7 ? beside(pick(subjects.resources, '*'), context, random) : pick(resources, '*');
  return {
    action: /^[^:]+:[^:]+$/.test(action) ? action : 's3:GetObject',
    resource: resource === '*' || resource.split(':').length >= 6 ? resource : pick(resources, '*'),
    principal: pick(principals, { type: 'AWS', id: 'arn:aws:iam::111122223333:user/u' }),
    context,
  };
}

/** The text with its wildcards and variables filled in, or nearly. */
function beside(text: string, context: Request['context'], random: Random): string {
  const whole = filled(
    text.replace(/\$\{([^{}]*)\}/g, (variable, inner: string) => {
      const [key = '', fallback] = inner.split(',');
      const value = context[key.trim().toLowerCase()];
      return /^[*?$]$/.test(inner)
        ? inner
        : typeof value === 'string' && random() < 0.8
          ? value
          : (fallback?.trim().replaceAll("'", '') ?? (random() < 0.5 ? '' : variable));
    }),
    random,
  );
  const change = random();
  return change < 0.7
    ? whole
    : change < 0.77
      ? whole.toUpperCase()
      : change < 0.84
        ? whole.toLowerCase()
        : change < 0.92
          ? `${whole}x`
          : whole.slice(0, -1);
}

function filled(text: string, random: Random): string {
  return text.replace(/[*?]/g, (wildcard) => {
    const options = wildcard === '*' ? ['', 'a', 'x', 'Object', 'a/x', 'a:x', '*'] : ['a', 'G', ':', '?'];
    return options[Math.floor(random() * options.length)] ?? '';
  });
}

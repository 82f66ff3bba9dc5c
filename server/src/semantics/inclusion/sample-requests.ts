import type { PolicyDocument, PrincipalElement, Statement } from '../../policy/ast';
import type { ConditionKey, ServiceReference } from '../../reference/types';
import type { Request, RequestPrincipal } from './request';

/**
 * Requests around what the policies speak of: their own constants with wildcards and variables filled in, and what lies just beside
 * them. A last resort where a search finds nothing: no request of them proves anything by not being a difference. The same policies
 * always get the same requests. Empty for policies so large that trying them would take long.
 */
export function* sampleRequests(documents: readonly PolicyDocument[], reference: ServiceReference): Generator<Request> {
  if (documents.some(({ root: { span } }) => span.end - span.start > longest)) {
    return;
  }
  const statements = documents.flatMap((document) => document.statements);
  const subjects = subjectsOf(statements, reference);
  if (subjects.size > mostConstants || subjects.actions.length === 0) {
    return;
  }
  const random = createRandom();
  for (let done = 0; done < samples; done++) {
    yield sampleRequest(subjects, random);
  }
}

const samples = 300;
const mostConstants = 1_500;
/** Of a policy's text, in UTF-16 units. */
const longest = 60_000;

interface Subjects {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly RequestPrincipal[];
  readonly keys: readonly KeySubject[];
  /** How many constants there are. */
  readonly size: number;
}

interface KeySubject {
  /** In lower case. */
  readonly name: string;
  readonly known: ConditionKey | undefined;
  readonly several: boolean;
  readonly values: readonly string[];
}

function subjectsOf(statements: readonly Statement[], reference: ServiceReference): Subjects {
  const tests = statements.flatMap(({ condition }) => condition?.tests ?? []);
  const resources = statements.flatMap(({ resource }) => resource?.patterns.map(({ source }) => source.text) ?? []);
  const values = new Map<string, string[]>();
  const sets = new Set<string>();
  for (const { key, operator, values: own } of tests) {
    const name = key.text.toLowerCase();
    const texts = own.flatMap((value) => (value.kind === 'string' || value.kind === 'literal' ? [value.text] : []));
    const before = values.get(name) ?? [];
    before.push(...texts);
    values.set(name, before);
    if (operator?.setOperator !== undefined) {
      sets.add(name);
    }
  }
  for (const [, key = ''] of [...resources, ...[...values.values()].flat()].flatMap((text) => [...text.matchAll(/\$\{([^{}*?$,]+)/g)])) {
    values.set(key.trim().toLowerCase(), values.get(key.trim().toLowerCase()) ?? []);
  }
  const keys = [...values].map(([name, own]): KeySubject => {
    const known = reference.conditionKey(name);
    return { name, known, several: sets.has(name) || known?.multivalued === true, values: own };
  });
  const actions = statements.flatMap(({ action }) => action?.patterns.map(({ source }) => source.text) ?? []);
  const principals = statements.flatMap(({ principal }) => (principal === undefined ? [] : principalsOf(principal)));
  const size = actions.length + resources.length + principals.length + keys.reduce((sum, key) => sum + key.values.length, 0);
  return { actions, resources, principals: principals.length === 0 ? [] : [...principals, ...strangers], keys, size };
}

const strangers: readonly RequestPrincipal[] = [
  { type: 'AWS', id: 'arn:aws:iam::444455556666:user/someone' },
  { type: 'Service', id: 'lambda.amazonaws.com' },
];

function principalsOf({ groups }: PrincipalElement): readonly RequestPrincipal[] {
  return groups.flatMap(({ type, principals }) =>
    principals.flatMap(({ text }): RequestPrincipal[] => {
      const account = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1];
      const id = account === undefined ? text : `arn:aws:iam::${account}:user/someone`;
      return /[*?\ufffc]/.test(id) || (type.text === 'AWS' && !id.startsWith('arn:')) ? [] : [{ type: type.text, id }];
    }),
  );
}

type Random = () => number;

/** Always the same numbers from 0 to 1. Source: the generator mulberry32. */
function createRandom(): Random {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick<T>(random: Random, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function sampleRequest(subjects: Subjects, random: Random): Request {
  const context: Record<string, string | readonly string[]> = {};
  for (const key of subjects.keys) {
    const count = random() < 0.25 ? 0 : key.several ? Math.floor(random() * 3) : 1;
    const values = Array.from({ length: count }, () => valueFor(key, context, random));
    const [only] = values;
    if (only !== undefined) {
      context[key.name] = key.several ? [...new Set(values)] : only;
    }
  }
  const action = filled(pick(random, subjects.actions) ?? '', random);
  const resource = beside(pick(random, subjects.resources) ?? '*', context, random);
  const principal = pick(random, subjects.principals);
  return {
    ...(principal === undefined ? {} : { principal }),
    action: /^[^:]+:[^:]+$/.test(action) ? action : 's3:GetObject',
    resource: resource.split(':').length >= 6 ? resource : '*',
    context,
  };
}

/** Of the key's type where that is known: a proof may rest on it, and so may who reads the request. */
function valueFor({ known, values }: KeySubject, context: Request['context'], random: Random): string {
  const own = pick(random, values) ?? 'x';
  switch (known?.type) {
    case 'Bool':
      return random() < 0.5 ? 'true' : 'false';
    case 'Numeric':
      return String((Number.parseFloat(own) || 0) + (pick(random, [-1, 0, 0, 1]) ?? 0));
    case 'Date':
      return pick(random, ['2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z']) ?? '';
    case 'IPAddress':
      return pick(random, ['192.0.2.1', '10.0.0.1', '2001:db8::1', own.replace(/\/.*$/, '')]) ?? '';
    default:
      return random() < 0.2 ? 'x' : beside(own, context, random);
  }
}

/** The text with its wildcards and variables filled in, or nearly. */
function beside(text: string, context: Request['context'], random: Random): string {
  const whole = text.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => {
    const [key = '', fallback = ''] = inner.split(',');
    const value = context[key.trim().toLowerCase()];
    return /^[*?$]$/.test(inner) ? inner : typeof value === 'string' ? value : fallback.trim().replaceAll("'", '');
  });
  return filled(whole, random) + (random() < 0.15 ? 'x' : '');
}

function filled(text: string, random: Random): string {
  return text.replace(/[*?]/g, (wildcard) => (wildcard === '?' ? 'a' : (pick(random, ['', 'x', 'x', 'x/x']) ?? '')));
}

import type { ServiceReference } from '../../reference/types';
import type { Arena } from './arena';
import { globOf } from './glob';
import { globSet, intern } from './intern';
import type { Meaning, Ref } from './literal';
import { naturalResource } from './natural-resource';
import { principalSeparator } from './principal-literal';
import type { Request, RequestPrincipal } from './request';
import type { Held } from './search';
import { solveDimension } from './solve-dimension';
import type { Word } from './string-search';
import { anyOne, isSymbol, star, symbolIndex } from './token';

export interface BuiltRequest {
  readonly request: Request;
  /** Whether the resource is one that AWS documents for the action. */
  readonly named: boolean;
}

/** A request for which all literals hold, as natural as can be. `undefined` when none could be put together. */
export function buildRequest(arena: Arena, held: Held, action: string, reference: ServiceReference): BuiltRequest | undefined {
  const [prefix = '', name = ''] = action.split(':');
  const known = reference.action(prefix, name);
  const natural = known && naturalResource(arena, held.get('resource') ?? [], known, reference);
  const context = new Map<string, string | readonly string[]>();
  const fill: Fill = { arena, held, context, filling: new Set() };
  const resource = natural ?? wordOf(fill, 'resource') ?? (held.has('resource') ? undefined : '*');
  const principal = held.has('principal') ? principalOf(wordOf(fill, 'principal')) : undefined;
  if (resource === undefined || (held.has('principal') && principal === undefined)) {
    return undefined;
  }
  for (const dimension of held.keys()) {
    if (dimension.startsWith('key ') && !fillKey(fill, dimension.slice(4))) {
      return undefined;
    }
  }
  const request = {
    ...(principal === undefined ? {} : { principal }),
    action,
    resource: text(fill, resource) ?? '',
    context: Object.fromEntries(context),
  };
  return { request, named: natural !== undefined };
}

interface Fill {
  readonly arena: Arena;
  readonly held: Held;
  readonly context: Map<string, string | readonly string[]>;
  /** Keys whose values are being worked out, lest two depend on each other. */
  readonly filling: Set<string>;
}

function wordOf({ arena, held }: Fill, dimension: string): Word | undefined {
  const answer = solveDimension(arena, held.get(dimension) ?? []);
  return typeof answer === 'object' && answer.kind === 'values' && held.has(dimension) ? answer.words[0] : undefined;
}

/** Chooses the key's values; false when there are none. An absent key stays out. */
function fillKey(fill: Fill, key: string): boolean {
  if (fill.context.has(key)) {
    return true;
  }
  const own = fill.held.get(`key ${key}`) ?? [];
  const natural = solveDimension(fill.arena, [...own, notEmpty(fill, key)]);
  const answer = typeof natural === 'object' ? natural : solveDimension(fill.arena, own);
  if (answer === undefined || answer === 'given-up' || fill.filling.has(key)) {
    return false;
  }
  if (answer.kind !== 'values') {
    return true;
  }
  fill.filling.add(key);
  const texts = answer.words.map((word) => text(fill, word));
  const known = texts.filter((value) => value !== undefined);
  const [only] = known;
  if (known.length !== texts.length || only === undefined) {
    return false;
  }
  fill.context.set(key, isSet(fill, key) ? known : only);
  return true;
}

/** Some services take an empty value for none at all: one with text shows more. */
function notEmpty(fill: Fill, key: string): Ref {
  const values = globSet([globOf([anyOne, star])]);
  const meaning: Meaning = isSet(fill, key)
    ? { kind: 'set', quantifier: 'all', inverted: false, orEmpty: false, values, vague: false }
    : { kind: 'value', absent: true, values, vague: false };
  return intern(fill.arena, `key ${key}`, meaning);
}

function isSet({ arena, held }: Fill, key: string): boolean {
  return (held.get(`key ${key}`) ?? []).some((ref) => arena.literalList[ref >> 1]?.meaning.kind === 'set');
}

/** The word with its symbols replaced by what they stand for; `undefined` when that cannot be chosen. */
function text(fill: Fill, word: Word | string): string | undefined {
  if (typeof word === 'string') {
    return word;
  }
  let result = '';
  for (const input of word) {
    const part = isSymbol(input) ? valueOfSymbol(fill, fill.arena.symbols[symbolIndex(input)] ?? '') : String.fromCodePoint(input);
    if (part === undefined) {
      return undefined;
    }
    result += part;
  }
  return result;
}

/** Holes and unknown principals have no value to choose; a variable's key is given one. */
function valueOfSymbol(fill: Fill, name: string): string | undefined {
  const [key = '', fallback] = name.split(',');
  if (key === '' || key.includes(' ')) {
    return undefined;
  }
  const present: Ref = intern(fill.arena, `key ${key}`, { kind: 'value', absent: true, values: { type: 'nothing' }, vague: false }, true);
  if (!fill.context.has(key)) {
    const own = fill.held.get(`key ${key}`);
    const answer = own === undefined ? undefined : solveDimension(fill.arena, isSet(fill, key) ? own : [...own, present]);
    const word = typeof answer === 'object' && answer.kind === 'values' ? answer.words[0] : undefined;
    if (own !== undefined && (word === undefined || fill.filling.has(key))) {
      return fallback?.replace(/^'(.*)'$/s, '$1');
    }
    fill.filling.add(key);
    const value = word === undefined ? `some-${key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/')) + 1)}` : text(fill, word);
    if (value === undefined) {
      return undefined;
    }
    fill.context.set(key, value);
  }
  const value = fill.context.get(key);
  return typeof value === 'string' ? value : undefined;
}

function principalOf(word: Word | undefined): RequestPrincipal | undefined {
  if (word === undefined || word.some(isSymbol)) {
    return undefined;
  }
  const [type = '', first = '', partition = '', kind = '', name = '', session = ''] = String.fromCodePoint(...word).split(
    principalSeparator,
  );
  if (type === 'Service' || type === 'Federated') {
    return { type, id: first };
  }
  const account = /^\d{12}$/.test(first) ? first : '444455556666';
  const arn = `arn:${partition === '' ? 'aws' : partition}`;
  switch (kind) {
    case 'role':
      return { type: 'AWS', id: `${arn}:iam::${account}:role/${name}` };
    case 'session':
      return {
        type: 'AWS',
        id: `${arn}:sts::${account}:assumed-role/${name.slice(name.lastIndexOf('/') + 1)}/${session || 'session'}`,
        role: `${arn}:iam::${account}:role/${name}`,
      };
    case 'iam':
    case 'sts':
      return { type: 'AWS', id: `${arn}:${kind}::${account}:${name}` };
    default:
      return { type: 'AWS', id: `arn:aws:iam::${account}:user/someone` };
  }
}

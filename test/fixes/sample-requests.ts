import type { PolicyDocument } from '../../server/src/policy/ast';
import { scalarText } from '../../server/src/policy/scalar-text';
import { hole } from '../../server/src/policy/value';
import type { ServiceReference } from '../../server/src/reference/types';
import type { Request, RequestPrincipal } from '../../server/src/semantics/inclusion/request';
import { matchingActions, qualifiedName } from '../../server/src/semantics/matching-actions';

/** So many requests tell two policies apart in all but contrived cases, and cost a millisecond. */
const most = 120;

/**
 * Requests made of what the policies speak of: the actions that their entries match, their resources with the wildcards filled in, the
 * values of their conditions, other values and none. Those that are drawn twice are there once. The
 * same policies always give the same requests.
 */
export function sampleRequests(documents: readonly PolicyDocument[], reference: ServiceReference, number = most): readonly Request[] {
  const random = generator(documents.length + (documents[0]?.span.end ?? 0));
  const actions = actionsOf(documents, reference);
  const resources = [...filledIn(resourcesOf(documents)), '*', 'arn:aws:s3:::another/key', 'arn:aws:iam::444455556666:role/another'];
  const principals = principalsOf(documents);
  const keys = [...valuesByKey(documents)].map(([key, known]) => ({ key, values: [...known, 'other', undefined] }));
  const requests = new Map<string, Request>();
  for (let count = 0; count < number; count++) {
    let drawn = '';
    const pick = <T>(choices: readonly T[]): T | undefined => {
      const index = Math.floor(random() * choices.length);
      drawn += `${index} `;
      return choices[index];
    };
    const values = keys.map(({ values: choices }) => pick(choices));
    const [action, resource, principal] = [pick(actions), pick(resources), pick(principals)];
    if (!requests.has(drawn)) {
      const context = Object.fromEntries(keys.flatMap(({ key }, index) => (values[index] === undefined ? [] : [[key, values[index]]])));
      requests.set(drawn, {
        ...(principal === undefined ? {} : { principal }),
        action: action ?? 's3:GetObject',
        resource: resource ?? '*',
        context,
      });
    }
  }
  return [...requests.values()];
}

function actionsOf(documents: readonly PolicyDocument[], reference: ServiceReference): readonly string[] {
  const patterns = documents.flatMap(({ statements }) => statements.flatMap(({ action }) => action?.patterns ?? []));
  const matched = patterns.flatMap((pattern) => {
    const all = matchingActions(reference, pattern);
    const stride = Math.ceil(all.length / 5);
    return [pattern.source.text.replace(/[*?]/g, 'x'), ...all.filter((_, index) => index % stride === 0).map(qualifiedName)];
  });
  return [...new Set([...matched, 's3:GetObject', 'iam:CreateUser', 'ec2:RunInstances'])];
}

function resourcesOf(documents: readonly PolicyDocument[]): readonly string[] {
  return documents
    .flatMap(({ statements }) => statements.flatMap(({ resource }) => resource?.patterns ?? []))
    .map(({ source }) => source.text);
}

/** Each text without its wildcards, variables and unknown parts, and with a longer ending. */
function filledIn(texts: readonly string[]): readonly string[] {
  const filled = texts.map((text) =>
    text
      .replace(/\$\{[^}]*\}/g, 'ann')
      .replaceAll('*', 'x')
      .replaceAll('?', 'y')
      .replaceAll(hole, 'z'),
  );
  return [...new Set(filled.flatMap((text) => [text, `${text}/more`]))];
}

function principalsOf(documents: readonly PolicyDocument[]): readonly (RequestPrincipal | undefined)[] {
  const elements = documents.flatMap(({ statements }) =>
    statements.flatMap(({ principal }) => (principal === undefined ? [] : [principal])),
  );
  if (elements.length === 0) {
    return [undefined];
  }
  const named = elements.flatMap(({ groups }) =>
    groups.flatMap(({ type, principals }) => principals.map(({ text }) => ({ type: type.text, id: text }))),
  );
  const account = (id: string) => /^(?:\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(id);
  const users = named.filter(({ id }) => account(id)).map(({ id }) => `arn:aws:iam::${/\d{12}/.exec(id)?.[0]}:user/ann`);
  return [
    ...named.filter(({ id }) => id !== '*' && !account(id)).map(({ type, id }) => ({ type, id, ...roleOf(id, named) })),
    ...[...users, 'arn:aws:iam::999988887777:user/stranger'].map((id) => ({ type: 'AWS', id })),
  ];
}

/** A session comes with its role, whose ARN has a path that the session's lacks. */
function roleOf(id: string, named: readonly RequestPrincipal[]): Pick<RequestPrincipal, 'role'> {
  const [, account, name] = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(id) ?? [];
  const role = named.find((other) => other.id.includes(`:iam::${account}:role/`) && other.id.endsWith(`/${name}`));
  return role === undefined ? {} : { role: role.id };
}

/** By the key's name in lower case. Keys of variables have a value too. */
function valuesByKey(documents: readonly PolicyDocument[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>([['aws:username', new Set(['ann'])]]);
  for (const { key, values: own } of documents.flatMap(({ statements }) => statements.flatMap(({ condition }) => condition?.tests ?? []))) {
    const name = key.text.toLowerCase();
    const known = values.get(name) ?? new Set();
    values.set(name, known);
    const texts = own.flatMap((value) => scalarText(value) ?? []);
    for (const text of filledIn(texts)) {
      known.add(text);
    }
    for (const [, variable = ''] of texts.join('\n').matchAll(/\$\{([^}]*)\}/g)) {
      values.set(variable.toLowerCase(), new Set(['ann']));
    }
  }
  return new Map([...values].map(([name, known]) => [name, [...known]]));
}

/** Numbers from 0 to 1 in an order that the seed alone decides (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

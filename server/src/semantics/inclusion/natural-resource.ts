import { formatAsPattern, readArn } from '../../policy/arn';
import type { Action, ServiceReference } from '../../reference/types';
import { typesOfArn } from '../fitting-types';
import type { Arena } from './arena';
import { globSet, intern, toGlob } from './intern';
import type { Ref } from './literal';
import { solveDimension } from './solve-dimension';
import type { Word } from './string-search';
import { isSymbol } from './token';

/**
 * A resource in a format that AWS documents for the action, which meets all literals; `*` for an action that names none. As a reader
 * would write it where the literals leave room: with an account, a Region and names that say what they are.
 */
export function naturalResource(arena: Arena, refs: readonly Ref[], action: Action, reference: ServiceReference): Word | undefined {
  const types = reference.resourceTypes(action.servicePrefix).filter(({ name }) => action.resourceTypes.some((own) => own.name === name));
  const own = new Set(types.map(({ name }) => name));
  const isOwn = (word: Word): boolean => {
    const arn = word.some(isSymbol) ? undefined : readArn(String.fromCodePoint(...word));
    return (
      arn === undefined ||
      (!arn.resource.endsWith('/') &&
        typesOfArn(reference, arn).some((type) => type.servicePrefix === action.servicePrefix && own.has(type.name)))
    );
  };
  const required = new Set(action.resourceTypes.filter((type) => type.required).map(({ name }) => name));
  // What the action is about first, and of those what it was made for: later resource types have longer ARNs.
  const formats = types
    .flatMap(({ name, arnFormats }) => arnFormats.map((format) => ({ format, rank: format.length + (required.has(name) ? 0 : 1_000) })))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostFormats)
    .map(({ format }) => format);
  if (action.resourceTypes.length === 0) {
    return meeting(arena, refs, '*', false);
  }
  for (const fill of [withNames, withLastName, withText, formatAsPattern]) {
    for (const format of formats) {
      const word = meeting(arena, refs, fill(format), true);
      if (word !== undefined && isOwn(word)) {
        return word;
      }
    }
  }
  return undefined;
}

const mostFormats = 6;

function meeting(arena: Arena, refs: readonly Ref[], pattern: string, wildcards: boolean): Word | undefined {
  const arn = { wildcardsCross: 'never', headWithCase: true, short: 'itself' } as const;
  const glob = toGlob(arena, pattern, { wildcards, variables: false, withCase: true, arn });
  const own = glob && intern(arena, 'resource', { kind: 'value', absent: false, values: globSet([glob]), vague: false });
  const answer = own === undefined ? undefined : solveDimension(arena, [...refs, own]);
  return typeof answer === 'object' && answer.kind === 'values' ? answer.words[0] : undefined;
}

const placeholder = /\$\{([^}]*)\}/g;
const placeholders: Readonly<Record<string, string>> = { Partition: 'aws', Region: 'us-east-1', Account: '111122223333' };

/** `arn:aws:s3:::example-bucket/example-object` */
function withNames(format: string): string {
  return format.replace(placeholder, (_, name: string) => placeholders[name] ?? example(name));
}

/** `arn:aws:s3:::?*\/*example-object`: in a place that the policies name. */
function withLastName(format: string): string {
  const last = format.lastIndexOf('${');
  return (
    withText(format.slice(0, last)) +
    format.slice(last).replace(placeholder, (_, name: string) => placeholders[name] ?? `*${example(name)}`)
  );
}

function withText(format: string): string {
  return format.replace(placeholder, (_, name: string) => placeholders[name] ?? '?*');
}

/** `example-role` of `RoleNameWithPath` */
function example(name: string): string {
  const subject = name.replace(/(Name)?(WithPath|WithoutLeadingSlash)?$/, '');
  return `example-${(subject || name).replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}`;
}

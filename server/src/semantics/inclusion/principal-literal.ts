import type { PrincipalElement } from '../../policy/ast';
import { hole, itemsOf, type StringValue, type Value } from '../../policy/value';
import { type Arena, symbolNumber } from './arena';
import { codePointsOf, type Glob, globOf } from './glob';
import { globSet, intern, opaque } from './intern';
import type { Ref } from './literal';
import { anyOne, star, symbol, type Token } from './token';

/**
 * Principals as strings: `AWS`, account, partition, kind and name with `principalSeparator` between them, or `Service` and the like
 * and a name. An account stands for all of its principals, and a role for its sessions, by being a prefix of them.
 */
export const principalSeparator = '\u0001';

/** How a value is written in the source; `undefined` where that is not known. */
type SourceOf = (value: Value) => string | undefined;

/** The literal of a `Principal` or `NotPrincipal`. */
export function literalOfPrincipal(arena: Arena, element: PrincipalElement, sourceOf: SourceOf): Ref {
  arena.budget.steps -= 40 * element.groups.reduce((sum, { principals }) => sum + principals.length, 0);
  if (element.negated) {
    return opaque(arena, `NotPrincipal ${textOf(arena, element, sourceOf)}`);
  }
  const globs =
    element.everyone === undefined
      ? element.groups.flatMap(({ type, principals }) => principals.flatMap((principal) => globsOf(arena, type.text, principal, sourceOf)))
      : [globOf([star])];
  const hidden = hiddenEntries(element).map((value) =>
    unknownPrincipal(arena, `hidden ${sourceOf(value) ?? `number ${arena.unknowns++}`}`),
  );
  return intern(arena, 'principal', { kind: 'value', absent: false, values: globSet([...globs, ...hidden]), vague: false });
}

/** What the groups leave out because it is no string. */
function hiddenEntries({ element, groups }: PrincipalElement): readonly Value[] {
  if (element.value?.kind === 'dynamic') {
    return [element.value];
  }
  return groups.flatMap(({ member }) => itemsOf(member.value).filter(({ kind }) => kind !== 'string'));
}

function textOf(arena: Arena, element: PrincipalElement, sourceOf: SourceOf): string {
  const hidden = hiddenEntries(element).map((value) => `hidden ${sourceOf(value) ?? `number ${arena.unknowns++}`}`);
  const named = element.groups.flatMap(({ type, principals }) =>
    principals.map((principal) => `${type.text} ${nameOf(arena, principal, sourceOf)}`),
  );
  return JSON.stringify(element.everyone === undefined ? [...named, ...hidden].sort() : ['*']);
}

function nameOf(arena: Arena, principal: StringValue, sourceOf: SourceOf): string {
  return principal.text.includes(hole) ? `source ${sourceOf(principal) ?? `number ${arena.unknowns++}`}` : principal.text;
}

/** What is not understood is a symbol: some principal or principals, the same for the same text, of which nothing else is known. */
function unknownPrincipal(arena: Arena, name: string): Glob {
  return globOf([symbol(symbolNumber(arena, `principal ${name}`), true)]);
}

/** One of AWS, whatever its ARN turns out to be. */
function unknownOfAws(arena: Arena, name: string): Glob {
  return globOf([...codePointsOf(`AWS${principalSeparator}`), symbol(symbolNumber(arena, `principal ${name}`), true)]);
}

function globsOf(arena: Arena, type: string, principal: StringValue, sourceOf: SourceOf): readonly Glob[] {
  const { text } = principal;
  if (type === 'AWS') {
    const name = text.includes(hole) ? `AWS ${nameOf(arena, principal, sourceOf)}` : text;
    return (text.includes(hole) ? undefined : awsGlobs(arena, text)) ?? [unknownOfAws(arena, name)];
  }
  if ((type === 'Service' || type === 'Federated') && !/[*?\ufffc]/.test(text)) {
    return [globOf(codePointsOf(type + principalSeparator + text))];
  }
  return [unknownPrincipal(arena, `${type} ${nameOf(arena, principal, sourceOf)}`)];
}

const account = /^(?:(\d{12})|arn:[^:*?]+:iam::(\d{12}):root)$/;
const role = /^arn:([^:*?]+):iam::(\d{12}):role\/(.+)$/;
const session = /^arn:([^:*?]+):sts::(\d{12}):assumed-role\/([^/*?]+)\/([^/*?]+)$/;
const other = /^arn:([^:*?]+):(iam|sts)::(\d{12}):((?!role\b|assumed-role\b)[a-z-]+\/.+)$/;

function awsGlobs(arena: Arena, text: string): readonly Glob[] | undefined {
  if (text === '*') {
    return [arena.reading.everyAwsPrincipal === 'everyone' ? globOf([star]) : spelt('AWS', { rest: true })];
  }
  const ofAccount = account.exec(text);
  if (ofAccount !== null) {
    return [spelt('AWS', ofAccount[1] ?? ofAccount[2] ?? '', { rest: true })];
  }
  const ofRole = role.exec(text);
  if (ofRole !== null) {
    const [, partition = '', id = '', name = ''] = ofRole;
    return [spelt('AWS', id, partition, 'role', { glob: name }), spelt('AWS', id, partition, 'session', { glob: name }, { rest: true })];
  }
  const ofSession = session.exec(text);
  if (ofSession !== null) {
    const [, partition = '', id = '', name = '', own = ''] = ofSession;
    // The path of the role is not part of a session's ARN.
    return [spelt('AWS', id, partition, 'session', name, own), spelt('AWS', id, partition, 'session', { glob: `*/${name}` }, own)];
  }
  const ofOther = other.exec(text);
  if (ofOther !== null) {
    const [, partition = '', service = '', id = '', name = ''] = ofOther;
    return [spelt('AWS', id, partition, service, { glob: name })];
  }
  return undefined;
}

type Part = string | { readonly rest: true } | { readonly glob: string };

function spelt(...parts: readonly Part[]): Glob {
  const tokens: Token[] = [];
  parts.forEach((part, index) => {
    if (index > 0) {
      tokens.push(...codePointsOf(principalSeparator));
    }
    if (typeof part === 'string') {
      tokens.push(...codePointsOf(part));
    } else if ('rest' in part) {
      tokens.push(star);
    } else {
      tokens.push(
        ...Array.from(part.glob, (character) => (character === '*' ? star : character === '?' ? anyOne : (character.codePointAt(0) ?? 0))),
      );
    }
  });
  return globOf(tokens);
}

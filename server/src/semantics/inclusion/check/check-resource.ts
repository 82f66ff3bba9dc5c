import { hole, itemsOf } from '../../../policy/value';
import type { ConditionKeyType } from '../../../reference/types';
import type { Reading } from '../reading';
import { noString } from './check-strings';
import { anyCase, isReserved, type Membership, one, run, segmentOne, segmentRun, symbolCharacter } from './derivatives';
import type { Term } from './terms';

/** What a whole check shares. */
export interface CheckContext {
  readonly reading: Reading;
  readonly budget: { words: number };
  /** Names of unknown text, each with a character of its own. */
  readonly symbols: Map<string, number>;
  readonly isMultivalued: (key: string) => boolean;
  readonly isSingleValued: (key: string) => boolean;
  readonly keyType: (key: string) => ConditionKeyType | undefined;
}

/** A term that holds, or does not. */
export interface Signed {
  readonly term: Term;
  readonly holds: boolean;
}

export function symbolOf(context: CheckContext, name: string): string {
  const index = context.symbols.get(name) ?? context.symbols.size;
  context.symbols.set(name, index);
  return symbolCharacter(index);
}

/** Whether no resource meets all the terms. */
export function noResource(context: CheckContext, terms: readonly Signed[]): boolean {
  const memberships = terms.flatMap(({ term: { subject }, holds }): Membership[] => {
    if (subject.kind !== 'resource') {
      return [];
    }
    const { element, variables } = subject;
    const inside = holds !== element.negated;
    const texts = element.patterns.map(({ source }) => source.text);
    // A variable without a value in NotResource: whether the statement then matches is not documented.
    const isVague = element.negated && !holds && variables && texts.some((text) => text.includes('${'));
    const isWhole = itemsOf(element.element.value).length === texts.length;
    if (isVague || (!isWhole && inside)) {
      return [];
    }
    const globs = texts.flatMap((text) => resourceGlob(context, text, variables, inside) ?? []);
    return inside || element.known || globs.length > 0 ? [{ globs, inside }] : [];
  });
  // What a request can name: an ARN of six segments, or the `*` of actions without resources.
  const named: Membership = { inside: true, globs: ['*', `${`${segmentRun}:`.repeat(5)}${run}`] };
  return memberships.length > 0 && (noString(memberships, context.budget) || noString([...memberships, named], context.budget));
}

const variable = /\$\{([^{}]*)\}/g;

/** The glob of a resource; `inside` tells whether too much or too little is the safe side. */
function resourceGlob(context: CheckContext, text: string, variables: boolean, inside: boolean): string | undefined {
  if (/^\*+$/.test(text)) {
    return run;
  }
  const bare = variables ? text.replace(variable, '\u0000') : text;
  const colons = bare.split(':').length - 1;
  const head = bare.split(':', 5).join(':');
  if ((variables && head.includes('\u0000')) || isReserved(text)) {
    return inside ? run : undefined;
  }
  const options = { crosses: context.reading.resource, anyCase: context.reading.arnHead === 'without-case' };
  if (text.includes(hole)) {
    return inside ? atMost(context, text, variables, options) : undefined;
  }
  const missing = context.reading.resource === 'segments' ? Math.max(0, 5 - colons) : 0;
  return arnGlob(context, text + ':*'.repeat(missing), variables, options);
}

/**
 * All that a text may match, whatever its unknown parts are. One among the first five segments may hold colons, and so move what follows
 * to other segments; one within `${` may make another variable of it.
 */
function atMost(context: CheckContext, text: string, variables: boolean, options: ArnOptions): string {
  const before = text.slice(0, text.indexOf(hole));
  if (before.replace(variable, '').includes('${')) {
    return run;
  }
  return before.split(':').length > 5
    ? arnGlob(context, text.replaceAll(hole, '*'), variables, options)
    : arnGlob(context, `${before}*`, variables, { ...options, crosses: 'flat' });
}

interface ArnOptions {
  readonly crosses: Reading['resource'];
  readonly anyCase: boolean;
}

export function arnGlob(context: CheckContext, text: string, variables: boolean, options: ArnOptions): string {
  let colons = 0;
  let glob = '';
  for (const piece of piecesOf(text, variables)) {
    const inHead = colons < 5;
    const next = text.slice(piece.end);
    const ends = next === '' || next.startsWith(':');
    const free = !inHead || options.crosses === 'flat';
    if (piece.variable !== undefined) {
      glob += symbolOf(context, piece.variable);
    } else if (piece.text === '*' && !piece.quoted) {
      glob += free || (options.crosses === 'segment-ends' && ends) ? run : segmentRun;
    } else if (piece.text === '?' && !piece.quoted) {
      glob += free ? one : segmentOne;
    } else {
      glob += inHead && options.anyCase ? anyCase(piece.text) : piece.text;
      colons += piece.text === ':' ? 1 : 0;
    }
  }
  return glob.replace(/\ue000+/g, run);
}

interface TextPiece {
  readonly text: string;
  readonly quoted: boolean;
  readonly variable: string | undefined;
  /** Where the text goes on. */
  readonly end: number;
}

/** Characters, and policy variables as a whole. */
export function piecesOf(text: string, variables: boolean): readonly TextPiece[] {
  const shape = variables ? /\$\{([^{}]*)\}|./gsu : /./gsu;
  return Array.from(text.matchAll(shape), (match) => {
    const end = match.index + match[0].length;
    const inner = match[1];
    if (inner === undefined) {
      return { text: match[0], quoted: false, variable: undefined, end };
    }
    if (/^[*?$]$/.test(inner)) {
      return { text: inner, quoted: true, variable: undefined, end };
    }
    const [key = '', ...rest] = inner.split(',');
    return { text: '', quoted: true, variable: [key.trim().toLowerCase(), ...rest.map((part) => part.trim())].join(','), end };
  });
}

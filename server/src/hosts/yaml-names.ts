import type { CST } from 'yaml';
import type { LiteralValue, StringValue } from '../policy/value';
import { readKey } from './yaml-scalar';

/**
 * The names that stand in the place of one: a name without its colon is read together with the lines after it. Empty where there
 * is nothing, `undefined` where a list, an object or an alias is in the place of a name.
 */
export function readNames(key: CST.Token | null | undefined, colon: CST.SourceToken | undefined): readonly StringValue[] | undefined {
  switch (key?.type) {
    case undefined:
      return colon === undefined ? [] : [nameAt('', colon.offset)];
    case 'scalar':
      return key.source.includes('\n') ? namesOf(key) : [readKey(key)];
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return [readKey(key)];
    default:
      return undefined;
  }
}

export function isQuoted(key: CST.Token | null | undefined): key is CST.FlowScalar {
  return key?.type === 'single-quoted-scalar' || key?.type === 'double-quoted-scalar';
}

/** A string without quotes, written as it reads. */
export function nameAt(text: string, start: number): StringValue {
  const span = { start, end: start + text.length };
  return { kind: 'string', span, content: span, text, offsets: undefined };
}

function namesOf(key: CST.FlowScalar): readonly StringValue[] {
  const names: StringValue[] = [];
  let offset = key.offset;
  for (const line of key.source.split('\n')) {
    const text = line.trim();
    if (text !== '') {
      names.push(nameAt(text, offset + line.indexOf(text)));
    }
    offset += line.length + 1;
  }
  return names;
}

/** A place where a value could be typed. */
export function emptyAt(offset: number): LiteralValue {
  return { kind: 'literal', span: { start: offset, end: offset }, value: null, text: '' };
}

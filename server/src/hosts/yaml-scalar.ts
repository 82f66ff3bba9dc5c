import type { CST } from 'yaml';
import type { LiteralValue, StringValue, Value } from '../policy/value';
import type { Span } from '../text/span';
import { decodeBlock, readBlockHeader } from './yaml-block';
import { decodeFolded, type ScalarCharacter } from './yaml-fold';
import { trailing } from './yaml-lines';

/** Lowers a scalar of YAML. A plain one is what YAML's core schema makes of it, or a string where `isString` says so. */
export function readScalar(token: CST.FlowScalar | CST.BlockScalar, isString: boolean): Value {
  switch (token.type) {
    case 'block-scalar':
      return readBlock(token);
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return readQuoted(token);
    default:
      return isString ? readPlain(token) : (readLiteral(token) ?? readPlain(token));
  }
}

/** A scalar in the place of a name. */
export function readKey(token: CST.FlowScalar): StringValue {
  return token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar' ? readQuoted(token) : readPlain(token);
}

/** Whether the closing quote of a quoted scalar is there. */
export function isClosed({ source, type }: CST.FlowScalar): boolean {
  const quote = source.charAt(0);
  if (source.length < 2 || !source.endsWith(quote)) {
    return false;
  }
  return trailing(source.slice(1, -1), type === 'double-quoted-scalar' ? '\\' : "'") % 2 === 0;
}

function readPlain({ offset, source }: CST.FlowScalar): StringValue {
  const span = { start: offset, end: offset + source.length };
  const decoded = source.includes('\n') ? decodeFolded(source, offset, asWritten, () => false) : undefined;
  return string(span, span, decoded ?? { text: source, offsets: undefined });
}

/** An unclosed string ends with its line. */
function readQuoted(token: CST.FlowScalar): StringValue {
  const { offset, type } = token;
  const closed = isClosed(token);
  const source = closed ? token.source : (/^[^\r\n]*/.exec(token.source)?.[0] ?? '');
  const span = { start: offset, end: offset + source.length };
  const content = { start: offset + 1, end: closed ? span.end - 1 : span.end };
  const raw = source.slice(1, closed ? -1 : undefined);
  const double = type === 'double-quoted-scalar';
  if (!raw.includes('\n') && !raw.includes(double ? '\\' : "'")) {
    return string(span, content, { text: raw, offsets: undefined });
  }
  return string(span, content, decodeFolded(raw, content.start, double ? doubleQuoted : singleQuoted, double ? endsEscaped : () => false));
}

function readBlock({ offset, props, source, indent }: CST.BlockScalar): StringValue {
  const header = props.find((prop): prop is CST.SourceToken => prop.type === 'block-scalar-header');
  const last = props.at(-1);
  const start = last?.type === 'newline' ? last.offset + last.source.length : offset;
  const read = readBlockHeader(header?.source ?? '|');
  const decoded = decodeBlock(source, start, read, read.indentation === undefined ? undefined : Math.max(0, indent) + read.indentation);
  const content = { start: decoded.offsets[0] ?? start, end: decoded.offsets.at(-1) ?? start };
  return string({ start: offset, end: content.end }, content, decoded);
}

function string(span: Span, content: Span, { text, offsets }: { text: string; offsets: readonly number[] | undefined }): StringValue {
  const straight = offsets?.every((offset, index) => offset === content.start + index) ?? true;
  return { kind: 'string', span, content, text, offsets: straight ? undefined : offsets };
}

const number = /^[-+]?(?:\d+|0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/;

/** Source: YAML 1.2.2, 10.3 "Core Schema". */
function readLiteral({ offset, source }: CST.FlowScalar): LiteralValue | undefined {
  const span = { start: offset, end: offset + source.length };
  if (/^(?:~|null|Null|NULL|)$/.test(source)) {
    return { kind: 'literal', span, value: null, text: source };
  }
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(source)) {
    return { kind: 'literal', span, value: source.toLowerCase() === 'true', text: source };
  }
  return number.test(source) ? { kind: 'literal', span, value: Number(source), text: source } : undefined;
}

function asWritten(raw: string, position: number): ScalarCharacter {
  return { text: raw.charAt(position), length: 1 };
}

function singleQuoted(raw: string, position: number): ScalarCharacter {
  return { text: raw.charAt(position), length: raw.startsWith("''", position) ? 2 : 1 };
}

/** Source: YAML 1.2.2, 5.7 "Escaped Characters". */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

function doubleQuoted(raw: string, position: number): ScalarCharacter {
  if (raw.charAt(position) !== '\\') {
    return asWritten(raw, position);
  }
  const next = raw.charAt(position + 1);
  const simple = escapes.get(next);
  if (simple !== undefined) {
    return { text: simple, length: 2 };
  }
  const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
  const hex = raw.slice(position + 2, position + 2 + digits);
  const code = Number.parseInt(hex, 16);
  return digits > 0 && hex.length === digits && /^[0-9a-fA-F]+$/.test(hex) && code <= 0x10ffff
    ? { text: String.fromCodePoint(code), length: digits + 2 }
    : asWritten(raw, position);
}

function endsEscaped(line: string): boolean {
  return trailing(line, '\\') % 2 === 1;
}

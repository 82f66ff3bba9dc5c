import type { Value } from '../policy/value';
import { isOpened, isVerbatim, opened, type Plain, verbatim } from '../policy/writer';
import { fillStops, plainTexts, tabStop } from '../text/tab-stop';

/** How YAML is set out. */
export interface YamlStyle {
  readonly lineBreak: string;
  /** Columns that an object's members are indented by. */
  readonly indentation: number;
  /** Columns that the dashes of a list are indented by, under the name it belongs to. */
  readonly dash: number;
  readonly quote: '"' | "'";
}

/** Where a value is written, and what is carried over into that place. */
export interface YamlPrinter {
  /** What follows a colon, the space or line break before it included. `column` is where the name begins. */
  afterColon(value: Plain, column: number): string;
  /** What follows a dash and a space. `column` is where the dash is. */
  afterDash(value: Plain, column: number): string;
  /** Within brackets. */
  flow(value: Plain): string;
  name(text: string, flow: boolean): string;
}

/** What is carried over, as it is written. */
export interface CarriedText {
  /** Whether it is a list or object in block style, which begins on a line of its own. */
  readonly block: 'list' | 'object' | undefined;
  /** Its text with its later lines indented as though it began in that column. */
  at(column: number): string;
  /** Within brackets. */
  readonly flow: string;
}

export function createPrinter(style: YamlStyle, carried: (value: Value) => CarriedText): YamlPrinter {
  const scalar = (value: string | number | boolean | null, flow: boolean) =>
    typeof value === 'string' ? printString(value, flow, style.quote) : String(value);
  const name = (text: string, flow: boolean) => printString(text, flow, style.quote);
  const line = (column: number) => style.lineBreak + ' '.repeat(column);

  const flow = (value: Plain): string => {
    if (typeof value !== 'object' || value === null) {
      return scalar(value, true);
    }
    if (isVerbatim(value)) {
      return carried(value[verbatim]).flow;
    }
    if (isOpened(value)) {
      return value[opened] === 'list' ? `[${tabStop('')}]` : `{${tabStop('')}}`;
    }
    return isList(value)
      ? `[${value.map(flow).join(', ')}]`
      : `{${Object.entries(value)
          .map(([key, member]) => `${name(key, true)}: ${flow(member)}`)
          .join(', ')}}`;
  };

  const list = (items: readonly Plain[], column: number) => items.map((item) => `- ${afterDash(item, column)}`).join(line(column));
  const object = (value: { readonly [key: string]: Plain }, column: number) =>
    Object.entries(value)
      .map(([key, member]) => `${name(key, false)}:${afterColon(member, column)}`)
      .join(line(column));

  const afterColon = (value: Plain, column: number): string => {
    if (typeof value !== 'object' || value === null) {
      return ` ${scalar(value, false)}`;
    }
    const [dashes, members] = [column + style.dash, column + style.indentation];
    if (isVerbatim(value)) {
      const text = carried(value[verbatim]);
      const inner = text.block === 'list' ? dashes : members;
      return text.block === undefined ? ` ${text.at(column)}` : line(inner) + text.at(inner);
    }
    if (isOpened(value)) {
      return value[opened] === 'list' ? `${line(dashes)}- ${tabStop('')}` : line(members) + tabStop('');
    }
    if (isList(value)) {
      return value.length === 0 ? ' []' : line(dashes) + list(value, dashes);
    }
    return Object.keys(value).length === 0 ? ' {}' : line(members) + object(value, members);
  };

  const afterDash = (value: Plain, column: number): string => {
    if (typeof value !== 'object' || value === null) {
      return scalar(value, false);
    }
    if (isVerbatim(value)) {
      const text = carried(value[verbatim]);
      return text.at(text.block === undefined ? column : column + 2);
    }
    if (isOpened(value)) {
      return value[opened] === 'list' ? `- ${tabStop('')}` : tabStop('');
    }
    if (isList(value)) {
      return value.length === 0 ? '[]' : list(value, column + 2);
    }
    return Object.keys(value).length === 0 ? '{}' : object(value, column + 2);
  };
  return { afterColon, afterDash, flow, name };
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A string, with quotes only where YAML, 1.1 or 1.2, would otherwise take it for something else. Tab stops pass through. */
export function printString(text: string, flow: boolean, quote: '"' | "'"): string {
  if (readingsOf(text).every((plain) => isPlainSafe(plain) && !(flow && /[,[\]{}]/.test(plain)))) {
    return text;
  }
  const printable = /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(text);
  return quote === "'" && printable ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** What may come to stand there. An account ID that is filled in would be a number. */
function readingsOf(text: string): readonly string[] {
  return [...plainTexts(text), fillStops(text, (name, [best]) => (/account/i.test(name) ? '111122223333' : (best ?? name)))];
}

/** What other readers make of these words and shapes: null, Booleans, numbers (also in base 60), dates. */
const notStrings = /^(?:~|null|true|false|yes|no|on|off|y|n|<<|=|[-+.]?\d[\d_,.:e+-]*|[-+]?0[xob][\da-f_]+|[-+]?\.(?:inf|nan|\d.*))$/i;

function isPlainSafe(text: string): boolean {
  return (
    /^[^\s\-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    /^[\x20-\x7e]*$/.test(text) &&
    !/:(?:\s|$)|\s#|\s$|\{\{/.test(text) &&
    !notStrings.test(text)
  );
}

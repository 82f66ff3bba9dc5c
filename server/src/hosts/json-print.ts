import type { Value } from '../policy/value';
import { isOpened, isVerbatim, opened, type Plain, verbatim } from '../policy/writer';
import { tabStop } from '../text/tab-stop';

/** How JSON is set out. */
export interface JsonStyle {
  /** Line break and one step of indentation, where objects and arrays have a line for each entry; `undefined` for all on one line. */
  readonly lines: { readonly lineBreak: string; readonly unit: string } | undefined;
  /** Whether a list of scalars stands on one line where an object has several. */
  readonly shortLists: boolean;
  readonly afterColon: string;
  readonly afterComma: string;
  /** Between a brace and what it holds, on one line. */
  readonly padding: string;
}

/** Lists of scalars beyond this width get a line for each entry. */
const widest = 100;

/** A value in JSON; its later lines begin with `indentation`. `source` gives the text of what is carried over. */
export function printJson(
  value: Plain,
  indentation: string,
  style: JsonStyle,
  source: (value: Value, indentation: string) => string,
): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if (isVerbatim(value)) {
    return source(value[verbatim], indentation);
  }
  if (isOpened(value)) {
    return value[opened] === 'list'
      ? bracket('[', [tabStop('')], ']', indentation, style)
      : bracket('{', [tabStop('')], '}', indentation, { ...style, padding: style.padding || style.afterComma });
  }
  const inner = style.lines === undefined ? '' : indentation + style.lines.unit;
  if (isList(value)) {
    const short = style.lines === undefined || (style.shortLists && value.every(isScalar)) ? oneLine(value, style, source) : undefined;
    return short !== undefined && (style.lines === undefined || short.length <= widest)
      ? short
      : bracket(
          '[',
          value.map((item) => printJson(item, inner, style, source)),
          ']',
          indentation,
          style,
        );
  }
  const members = Object.entries(value).map(([name, member]) => `${printName(name, style)}${printJson(member, inner, style, source)}`);
  return bracket('{', members, '}', indentation, style);
}

/** A member's name with its colon. */
export function printName(name: string, style: JsonStyle): string {
  return `${JSON.stringify(name)}:${style.afterColon}`;
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}

function isScalar(value: Plain): boolean {
  return typeof value !== 'object' || value === null || (isVerbatim(value) && value[verbatim].kind === 'string');
}

function oneLine(values: readonly Plain[], style: JsonStyle, source: (value: Value, indentation: string) => string): string {
  return `[${values.map((value) => printJson(value, '', { ...style, lines: undefined }, source)).join(`,${style.afterComma}`)}]`;
}

function bracket(open: string, entries: readonly string[], close: string, indentation: string, style: JsonStyle): string {
  if (entries.length === 0) {
    return open + close;
  }
  if (style.lines === undefined) {
    const padding = open === '{' ? style.padding : '';
    return open + padding + entries.join(`,${style.afterComma}`) + padding + close;
  }
  const { lineBreak, unit } = style.lines;
  const separator = lineBreak + indentation + unit;
  return open + separator + entries.join(`,${separator}`) + lineBreak + indentation + close;
}

import type { ConditionTest } from '../policy/ast';
import type { ConditionOperator } from '../policy/condition-operator';
import { coversRange, readIpRange } from '../policy/ip-range';
import { hasPlaceholder } from '../policy/placeholder';
import { scalarText } from '../policy/scalar-text';
import { wildcardCovers, wildcardMatch, wildcardsOverlap } from '../policy/wildcard';

/** In characters, and in pairs of values: far more than IAM's quotas allow for. Longer lists are not compared. */
const longest = 20_000;
const mostPairs = 100_000;

/**
 * Whether no value of the key meets both tests, of which the first is not negated. False where it cannot be told: other families of
 * operators, values with policy variables, or not known before deployment.
 */
export function disjoint(a: ConditionTest, b: ConditionTest): boolean {
  const [left, right] = [readValues(a), readValues(b)];
  if (a.operator === undefined || b.operator === undefined || left === undefined || right === undefined || a.operator.negated) {
    return false;
  }
  if (left.length * right.length > mostPairs) {
    return false;
  }
  if (isText(a.operator) && isText(b.operator)) {
    return disjointTexts(textsOf(a.operator, left), textsOf(b.operator, right), b.operator.negated);
  }
  if (a.operator.family !== b.operator.family) {
    return false;
  }
  switch (a.operator.family) {
    case 'Numeric':
    case 'Date':
      return disjointRanges(a.operator, left, b.operator, right);
    case 'IpAddress':
      return b.operator.negated && left.every((inner) => right.some((outer) => coversAddresses(outer, inner)));
    default:
      return false;
  }
}

/** The test's values as text; `undefined` where one is not known, has a policy variable, or where there are none or too many. */
export function readValues({ values }: ConditionTest): readonly string[] | undefined {
  const texts = values.flatMap((value) => scalarText(value) ?? []);
  const usable = texts.length > 0 && texts.length === values.length && texts.join('').length <= longest;
  return usable && !texts.some((text) => text.includes('${') || hasPlaceholder(text)) ? texts : undefined;
}

function isText({ family }: ConditionOperator): boolean {
  return family === 'String' || family === 'Arn' || family === 'Bool';
}

interface Text {
  readonly text: string;
  readonly wildcards: boolean;
  readonly ignoresCase: boolean;
}

function textsOf({ name, family, wildcards }: ConditionOperator, values: readonly string[]): readonly Text[] {
  const ignoresCase = family === 'Bool' || name.endsWith('IgnoreCase');
  return values.map((text) => ({ text, wildcards: wildcards && /[*?]/.test(text), ignoresCase }));
}

function disjointTexts(left: readonly Text[], right: readonly Text[], negated: boolean): boolean {
  return negated ? left.every((inner) => right.some((outer) => covers(outer, inner))) : !left.some((a) => right.some((b) => overlap(a, b)));
}

function overlap(a: Text, b: Text): boolean {
  const ignoresCase = a.ignoresCase || b.ignoresCase;
  const [x, y] = ignoresCase ? [a.text.toLowerCase(), b.text.toLowerCase()] : [a.text, b.text];
  if (a.wildcards && b.wildcards) {
    return wildcardsOverlap(x, y);
  }
  return a.wildcards ? wildcardMatch(x, y) : b.wildcards ? wildcardMatch(y, x) : x === y;
}

function covers(outer: Text, inner: Text): boolean {
  if (inner.ignoresCase && !outer.ignoresCase) {
    return false;
  }
  const [x, y] = outer.ignoresCase ? [outer.text.toLowerCase(), inner.text.toLowerCase()] : [outer.text, inner.text];
  if (!inner.wildcards) {
    return outer.wildcards ? wildcardMatch(x, y) : x === y;
  }
  return outer.wildcards && wildcardCovers(x, y);
}

function coversAddresses(outer: string, inner: string): boolean {
  const [wide, narrow] = [readIpRange(outer), readIpRange(inner)];
  return wide !== undefined && narrow !== undefined && coversRange(wide, narrow);
}

/** What numbers or times a test takes: single ones, or all between two bounds. */
interface Range {
  readonly points: readonly number[] | undefined;
  readonly least: number;
  readonly most: number;
  /** Whether the bounds themselves are left out. */
  readonly open: boolean;
}

function disjointRanges(a: ConditionOperator, left: readonly string[], b: ConditionOperator, right: readonly string[]): boolean {
  const [x, y] = [rangeOf(a, left), rangeOf(b, right)];
  if (x === undefined || y === undefined) {
    return false;
  }
  if (x.points !== undefined || y.points !== undefined) {
    const [points, other] = x.points === undefined ? [y.points ?? [], x] : [x.points, y];
    return !points.some((point) => isIn(point, other));
  }
  const [least, most] = [Math.max(x.least, y.least), Math.min(x.most, y.most)];
  return least > most || (least === most && (x.open || y.open));
}

function isIn(point: number, { points, least, most, open }: Range): boolean {
  return points === undefined ? (open ? point > least && point < most : point >= least && point <= most) : points.includes(point);
}

/** `undefined` for `NotEquals` and for what is no number or time. Several values are alternatives: the widest counts. */
function rangeOf({ name, family, negated }: ConditionOperator, values: readonly string[]): Range | undefined {
  const numbers = values.map((text) => (family === 'Date' ? timeOf(text) : text.trim() === '' ? Number.NaN : Number(text)));
  if (negated || numbers.some((number) => !Number.isFinite(number))) {
    return undefined;
  }
  const open = !name.endsWith('Equals');
  if (name.includes('LessThan')) {
    return { points: undefined, least: Number.NEGATIVE_INFINITY, most: Math.max(...numbers), open };
  }
  return name.includes('GreaterThan')
    ? { points: undefined, least: Math.min(...numbers), most: Number.POSITIVE_INFINITY, open }
    : { points: numbers, least: 0, most: 0, open: false };
}

/** Milliseconds; `NaN` for what is no time. AWS takes ISO 8601 and seconds since 1970. */
function timeOf(text: string): number {
  return /^\d+$/.test(text) && text.length > 8 ? Number(text) * 1000 : Date.parse(text);
}

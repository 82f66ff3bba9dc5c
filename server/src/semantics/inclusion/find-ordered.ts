import type { AddressRange, ValueSet } from './literal';

type Ordered = Extract<ValueSet, { readonly type: 'number' | 'date' }>;
type Address = Extract<ValueSet, { readonly type: 'address' }>;

/** A demand on a single value: to be, or not to be, in the set. */
export interface Demand<Values = ValueSet> {
  readonly values: Values;
  readonly negated: boolean;
}

/** What is no number, date or address, which operators of those types never match. */
export const malformed = 'malformed';

/**
 * A number that meets all demands, `malformed` when only other text does, `undefined` when nothing does. Whether a demand is met
 * changes at its constants only, so that these and one number between any two of them stand for all.
 */
export function findNumber(demands: readonly Demand<Ordered>[], allowMalformed: boolean): number | typeof malformed | undefined {
  const constants = [...new Set(demands.flatMap(({ values }) => values.constants))].sort((a, b) => a - b);
  const tests = demands.map(({ values, negated }) => ({ holds: comparison(values), negated }));
  const found = candidates(constants).find((candidate) => tests.every(({ holds, negated }) => holds(candidate) !== negated));
  return found ?? (allowMalformed && demands.every(({ negated }) => negated) ? malformed : undefined);
}

function candidates(constants: readonly number[]): readonly number[] {
  const numbers: number[] = [];
  constants.forEach((constant, index) => {
    const next = constants[index + 1];
    numbers.push(constant);
    if (next !== undefined) {
      const whole = Math.floor(constant) + 1;
      numbers.push(whole < next ? whole : (constant + next) / 2);
    }
  });
  const first = constants[0] ?? 0;
  const last = constants.at(-1) ?? 0;
  return [...numbers, Math.floor(last) + 1, Math.ceil(first) - 1];
}

/** Whether a number compares so with any of the constants: with one of them, or with the one that is met most easily. */
function comparison({ compare, constants }: Ordered): (value: number) => boolean {
  const [least, greatest] = [constants[0] ?? Number.NaN, constants.at(-1) ?? Number.NaN];
  const all = new Set(constants);
  switch (compare) {
    case 'equal':
      return (value) => all.has(value);
    case 'less':
      return (value) => value < greatest;
    case 'less-or-equal':
      return (value) => value <= greatest;
    case 'greater':
      return (value) => value > least;
    case 'greater-or-equal':
      return (value) => value >= least;
  }
}

export const firstIpv6 = 1n << 32n;
export const lastAddress = firstIpv6 + (1n << 128n) - 1n;

/** An address that meets all demands: where a range begins or has just ended, or the first of a family. */
export function findAddress(demands: readonly Demand<Address>[], allowMalformed: boolean): bigint | typeof malformed | undefined {
  const ranges = demands.flatMap(({ values }) => values.ranges);
  const starts = ranges.flatMap(({ first, last }) => [first, last + 1n]);
  const found = [...starts, 0n, firstIpv6].find(
    (address) => address <= lastAddress && demands.every(({ values, negated }) => within(values.ranges, address) !== negated),
  );
  return found ?? (allowMalformed && demands.every(({ negated }) => negated) ? malformed : undefined);
}

/** By halves, as ranges are in ascending order and apart. */
function within(ranges: readonly AddressRange[], address: bigint): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && range.last < address) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return (ranges[low]?.first ?? address + 1n) <= address;
}

import type { ConditionKeyType } from '../../../reference/types';

/**
 * Values such that whatever differs between any two values, to operators that compare with these texts, differs between two of
 * them: the texts themselves, what lies between them, and beyond. Of the key's type where that is known.
 */
export function sampleValues(texts: readonly string[], type: ConditionKeyType | undefined): readonly string[] {
  const numbers = around(texts.flatMap(numberOf), 1).map(plainDecimal);
  const moments = around(texts.flatMap(momentOf), 1000).map((moment) => new Date(moment).toISOString());
  const addresses = [...texts.flatMap(addressesAround), '0.0.0.0', '::'];
  switch (type) {
    case 'Numeric':
      return numbers;
    case 'Date':
      return [...moments, ...numbers];
    case 'IPAddress':
      return addresses;
    default:
      return [...numbers, ...moments, ...addresses, 'x'];
  }
}

function numberOf(text: string): readonly number[] {
  return /^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : [];
}

function momentOf(text: string): readonly number[] {
  const moment = /^\d{9,11}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(moment) || Math.abs(moment) > 8e15 ? [] : [moment];
}

/** The numbers, one between any two neighbours, and one beyond either end. */
function around(numbers: readonly number[], step: number): readonly number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const between = sorted.slice(1).map((number, index) => (number + (sorted[index] ?? number)) / 2);
  return [...sorted, ...between, (sorted[0] ?? 0) - step, (sorted.at(-1) ?? 0) + step];
}

/** Without an exponent, which IAM's numbers do not have. */
function plainDecimal(number: number): string {
  return Math.abs(number) < 1e15 && Math.abs(number) >= 1e-6 ? String(number) : number.toFixed(12);
}

/** The first address of a range, and the first after it. */
function addressesAround(text: string): readonly string[] {
  const [network = '', prefix] = text.split('/');
  const bytes = network.includes(':') ? bytesOfIpv6(network) : network.split('.').map(Number);
  if (!(bytes.length === 4 || bytes.length === 16) || bytes.some((byte) => !(byte >= 0 && byte < 256))) {
    return [];
  }
  const bits = bytes.length * 8;
  const length = prefix === undefined ? bits : Number(prefix);
  const start = bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, length - index * 8))) & 0xff);
  return [formatBytes(start), ...(length === 0 ? [] : following(start, length))];
}

/** The start of the next range of the same length; nothing after the last. */
function following(start: readonly number[], length: number): readonly string[] {
  const next = [...start];
  let carry = 1 << (7 - ((length - 1) % 8));
  for (let index = Math.floor((length - 1) / 8); index >= 0 && carry > 0; index--) {
    const sum = (next[index] ?? 0) + carry;
    next[index] = sum & 0xff;
    carry = sum > 0xff ? 1 : 0;
  }
  return carry > 0 ? [] : [formatBytes(next)];
}

function bytesOfIpv6(text: string): readonly number[] {
  const [front = '', back] = text.split('::');
  const left = front.split(':').filter((group) => group !== '');
  const right = (back ?? '').split(':').filter((group) => group !== '');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...new Array<string>(zeros).fill('0'), ...right].map((group) => Number.parseInt(group, 16));
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
}

function formatBytes(bytes: readonly number[]): string {
  if (bytes.length === 4) {
    return bytes.join('.');
  }
  return Array.from({ length: 8 }, (_, index) => (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16)).join(':');
}

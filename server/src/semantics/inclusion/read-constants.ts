import { firstIpv6 } from './find-ordered';
import type { AddressRange } from './literal';

/** A number of a policy; `undefined` where it is none, or too long to be compared exactly. */
export function readNumber(text: string): number | undefined {
  const digits = text.replace(/[^0-9]/g, '').length;
  return /^-?\d+(\.\d+)?$/.test(text) && digits <= 15 ? Number(text) : undefined;
}

const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * A moment of a policy in milliseconds: ISO 8601 as the W3C profiles it, or seconds since 1970. `undefined` for what is neither for
 * certain, such as a lone year. Source: IAM User Guide, "Date condition operators".
 */
export function readMoment(text: string): number | undefined {
  if (/^\d{9,11}$/.test(text)) {
    return Number(text) * 1000;
  }
  const moment = iso.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** Whether the text is Base64 spelt such that equal bytes are equal text: whole groups of four, and no bits left over. */
export function isPlainBase64(text: string): boolean {
  const data = text.replace(/={1,2}$/, '');
  const endings = ['', 'AEIMQUYcgkosw048', 'AQgw'][text.length - data.length] ?? '';
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*$/.test(data) && (endings === '' || endings.includes(data.at(-1) ?? '.'));
}

/** An IPv4 or IPv6 address or range; `undefined` where it is none. A lone address is a range of one. */
export function readAddressRange(text: string): AddressRange | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = address.includes(':')
    ? { value: readIpv6(address), bits: 128, offset: firstIpv6 }
    : { value: readIpv4(address), bits: 32, offset: 0n };
  const length = prefix === undefined ? family.bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (family.value === undefined || rest.length > 0 || length < 0 || length > family.bits) {
    return undefined;
  }
  const size = 1n << BigInt(family.bits - length);
  const first = family.offset + (family.value / size) * size;
  return { first, last: first + size - 1n };
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [front = [], back] = groups;
  const written = groups.flat();
  const missing = 8 - written.length;
  if (
    halves.length > 2 ||
    !written.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ||
    (back === undefined ? missing !== 0 : missing < 1)
  ) {
    return undefined;
  }
  const all = back === undefined ? front : [...front, ...new Array<string>(missing).fill('0'), ...back];
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

export function formatAddress(address: bigint): string {
  if (address < firstIpv6) {
    return [24n, 16n, 8n, 0n].map((shift) => ((address >> shift) & 255n).toString()).join('.');
  }
  const value = address - firstIpv6;
  const shifts = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  return shifts.map((shift) => ((value >> shift) & 65535n).toString(16)).join(':');
}

/** A range of IP addresses in CIDR notation. */
export interface IpRange {
  /** Four bytes, or sixteen of an IPv6 address. */
  readonly bytes: readonly number[];
  /** How many leading bits are fixed: all where no prefix length is written. */
  readonly length: number;
}

/** Reads an address (`203.0.113.7`) or a range (`2001:db8::/32`); `undefined` when it is neither. */
export function readIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const bytes = address.includes(':') ? readIpv6(address) : readIpv4(address);
  if (bytes === undefined) {
    return undefined;
  }
  const most = bytes.length * 8;
  const suffix = text.slice(slash + 1);
  const length = slash < 0 ? most : /^\d{1,3}$/.test(suffix) ? Number(suffix) : Number.NaN;
  return length <= most ? { bytes, length } : undefined;
}

/** Whether all of `inner` lies in `outer`. */
export function coversRange(outer: IpRange, inner: IpRange): boolean {
  return (
    outer.bytes.length === inner.bytes.length &&
    outer.length <= inner.length &&
    networkOf(outer).bytes.join() === networkOf({ bytes: inner.bytes, length: outer.length }).bytes.join()
  );
}

/** The range with all bits after the fixed ones zero, as CIDR notation wants it. */
export function networkOf({ bytes, length }: IpRange): IpRange {
  return {
    bytes: bytes.map((byte, index) => {
      const kept = Math.max(0, Math.min(8, length - index * 8));
      return byte & (0xff << (8 - kept)) & 0xff;
    }),
    length,
  };
}

/** The range as text; IPv6 in its short form. */
export function ipRangeText({ bytes, length }: IpRange): string {
  return `${bytes.length === 4 ? bytes.join('.') : ipv6Text(bytes)}/${length}`;
}

function readIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return parts.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function readIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  const groups = halves.map((half) => (half === '' ? [] : readGroups(half)));
  const [head, tail] = groups;
  if (halves.length > 2 || head === undefined || groups.some((group) => group === undefined)) {
    return undefined;
  }
  if (halves.length === 1) {
    return head.length === 16 ? head : undefined;
  }
  const missing = 16 - head.length - (tail?.length ?? 0);
  return missing < 2 ? undefined : [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** `2001:db8`, and at its end perhaps `192.0.2.1`, as bytes. */
function readGroups(text: string): readonly number[] | undefined {
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const dotted = index === groups.length - 1 && group.includes('.') ? readIpv4(group) : undefined;
    if (dotted !== undefined) {
      bytes.push(...dotted);
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff);
    } else {
      return undefined;
    }
  }
  return bytes;
}

function ipv6Text(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, index) => (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16));
  const zeros = [...groups.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length)[0];
  if (zeros === undefined) {
    return groups.join(':');
  }
  const text = groups.join(':');
  const before = text.slice(0, zeros.index);
  const after = text.slice(zeros.index + zeros[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}

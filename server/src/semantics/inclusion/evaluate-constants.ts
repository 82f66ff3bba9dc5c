/** A number of IAM; `undefined` for other text. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * Milliseconds since 1970 of a date as IAM takes it, ISO 8601 with its time zone or seconds since 1970; `undefined` for other text.
 * Source: IAM User Guide, "Date condition operators".
 */
export function momentOf(text: string): number | undefined {
  if (/^\d{5,}$/.test(text)) {
    return Number(text) * 1000;
  }
  const parsed = /^\d{4}(-\d\d){0,2}$|[zZ]$|T[\d:.]+[+-]\d\d:?\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** The bits of an IPv4 or IPv6 address; `undefined` for other text. */
export function bitsOf(address: string): string | undefined {
  const pad = (value: number, width: number): string => value.toString(2).padStart(width, '0');
  if (!address.includes(':')) {
    const bytes = address.split('.');
    const isAddress = bytes.length === 4 && bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256);
    return isAddress ? bytes.map((byte) => pad(Number(byte), 8)).join('') : undefined;
  }
  const halves = address.split('::');
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = left.length + right.length;
  const fits = halves.length === 2 ? written < 8 : halves.length === 1 && written === 8;
  const groups = [...left, ...new Array<string>(fits ? 8 - written : 0).fill('0'), ...right];
  return fits && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => pad(Number.parseInt(group, 16), 16)).join('')
    : undefined;
}

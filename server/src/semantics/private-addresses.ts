import type { ConditionTest } from '../policy/ast';
import { coversRange, type IpRange, readIpRange } from '../policy/ip-range';
import { scalarText } from '../policy/scalar-text';
import type { Value } from '../policy/value';

/** Ranges that are never routed on the internet. Sources: RFC 1918 and RFC 4193. */
const privateRanges: readonly IpRange[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
  .map(readIpRange)
  .filter((range) => range !== undefined);

/** Whether the test compares the caller's public address, `aws:SourceIp`. */
export function testsSourceIp({ operator, key }: ConditionTest): boolean {
  return operator?.family === 'IpAddress' && key.text.toLowerCase() === 'aws:sourceip';
}

/** The values of a test that lie wholly in private ranges; those not known before deployment are not among them. */
export function privateValues({ values }: ConditionTest): readonly Value[] {
  return values.filter((value) => {
    const text = scalarText(value);
    const range = text === undefined ? undefined : readIpRange(text);
    return range !== undefined && isPrivateRange(range);
  });
}

/** Whether all addresses of the range are private. */
export function isPrivateRange(range: IpRange): boolean {
  return privateRanges.some((each) => coversRange(each, range));
}

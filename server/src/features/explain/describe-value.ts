import { readArn } from '../../policy/arn';
import { type IpRange, ipRangeText, networkOf, readIpRange } from '../../policy/ip-range';
import type { ServiceReference } from '../../reference/types';
import { isPrivateRange } from '../../semantics/private-addresses';
import { namedAccount } from './account';
import { count } from './count';
import { explainManagedPolicyOf } from './explain-managed-policy';
import { code, prose } from './markdown';

const maxTime = 8.64e15;

/**
 * What a condition value names, in a sentence of Markdown: an account, a Region, a service, a range of addresses, a point in time.
 * `undefined` where it is the author's own text.
 */
export function describeValue(
  reference: ServiceReference,
  key: string,
  text: string,
  aliases: ReadonlyMap<string, string>,
): string | undefined {
  switch (reference.conditionKey(key)?.type) {
    case 'IPAddress':
      return describeRange(text);
    case 'Date':
      return describeTime(text);
    case 'ARN':
      return describeArn(reference, text, aliases);
    case 'String':
      return describeText(reference, key, text, aliases);
    default:
      return undefined;
  }
}

function describeText(reference: ServiceReference, key: string, text: string, aliases: ReadonlyMap<string, string>): string | undefined {
  if (/^\d{12}$/.test(text) && /account/i.test(key)) {
    return `The AWS account ${namedAccount(text, aliases)}.`;
  }
  if (/^o-[a-z0-9]{10,32}$/.test(text)) {
    return 'An organization of AWS Organizations, by its id.';
  }
  if (/^o-[a-z0-9]{10,32}\/r-/.test(text)) {
    return 'A path in AWS Organizations: the organization, its root and the organizational units down to the account.';
  }
  const region = reference.regions().find(({ name }) => name === text);
  if (region !== undefined) {
    return `A Region of the partition ${code(region.partition)}.`;
  }
  if (reference.servicePrincipals().includes(text)) {
    return 'The service principal of an AWS service.';
  }
  return describeArn(reference, text, aliases);
}

function describeArn(reference: ServiceReference, text: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const managed = explainManagedPolicyOf(reference, text);
  const arn = readArn(text);
  if (managed !== undefined || arn === undefined) {
    return managed;
  }
  const where = [
    ...(arn.region === '' ? [] : [`Region ${code(arn.region)}`]),
    ...(arn.account === '' ? [] : [`account ${namedAccount(arn.account, aliases)}`]),
  ];
  return `An ARN of ${code(arn.service)}${where.length === 0 ? '' : `, ${where.join(', ')}`}: ${code(arn.resource)}.`;
}

function describeRange(text: string): string | undefined {
  const range = readIpRange(text);
  if (range === undefined) {
    return undefined;
  }
  const only = range.length === range.bytes.length * 8;
  const reach = only
    ? 'One address.'
    : `${addresses(range)} from ${code(addressText(networkOf(range)))} to ${code(addressText(lastOf(range)))}.`;
  return isPrivateRange(range) ? `${reach} They are private: no request comes from them over the internet.` : reach;
}

function addresses({ bytes, length }: IpRange): string {
  const bits = bytes.length * 8 - length;
  return bits > 40 ? `2^${bits} addresses` : `${count(2 ** bits)} addresses`;
}

function addressText({ bytes }: IpRange): string {
  return ipRangeText({ bytes, length: bytes.length * 8 }).replace(/\/\d+$/, '');
}

function lastOf({ bytes, length }: IpRange): IpRange {
  const last = bytes.map((byte, index) => byte | (0xff >> Math.max(0, Math.min(8, length - index * 8))));
  return { bytes: last, length };
}

/** Dates are read by IAM as ISO 8601, which needs no words, or as seconds since 1970. */
function describeTime(text: string): string | undefined {
  if (/^\d{4}-.*Z$/.test(text)) {
    return undefined;
  }
  const milliseconds = /^\d{1,12}$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(milliseconds) || Math.abs(milliseconds) > maxTime) {
    return undefined;
  }
  const [day = '', time = ''] = new Date(milliseconds).toISOString().split('T');
  return `${prose(day)} at ${time.slice(0, 8)} UTC.`;
}

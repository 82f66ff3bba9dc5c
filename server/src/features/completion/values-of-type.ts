import { readArn } from '../../policy/arn';
import type { ConditionKeyType, ResourceType, ServiceReference } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';
import { fillArnFormat } from './fill-arn-format';
import type { KnownNames } from './known-names';
import type { KnownValue } from './values-of-key';

/** What values of the type look like, with the author's own names where there are some. `key` in AWS's spelling. */
export function valuesOfType(type: ConditionKeyType, key: string, reference: ServiceReference, names: KnownNames): readonly KnownValue[] {
  switch (type) {
    case 'Bool':
      return [{ text: 'true' }, { text: 'false' }];
    case 'IPAddress':
      return addresses(key, names);
    case 'Date':
      return [{ text: `${tabStop(reference.date)}T${tabStop('00:00:00')}Z`, detail: 'a point in time, in UTC' }];
    case 'ARN':
      return arnsOfKey(key, reference, names);
    case 'String':
    case 'Numeric':
    case 'Binary':
      return [];
  }
}

/** Documentation ranges, and private ones for keys that see them. Sources: RFC 5737, RFC 3849, RFC 1918. */
function addresses(key: string, names: KnownNames): readonly KnownValue[] {
  const used = names.of('address').map((text) => ({ text, detail: 'in use' }));
  const shapes: readonly KnownValue[] = /vpcsourceip|private/i.test(key)
    ? [{ text: tabStop('10.0.0.0/8') }, { text: tabStop('172.16.0.0/12') }, { text: tabStop('192.168.0.0/16') }]
    : [
        { text: tabStop('203.0.113.0/24'), detail: 'a range of IPv4 addresses' },
        { text: tabStop('2001:db8::/32'), detail: 'a range of IPv6 addresses' },
      ];
  return [...used, ...shapes];
}

/** ARNs of resource types that the key's name tells of, those in use first: `ecs:cluster` has the ARN of a cluster. */
function arnsOfKey(key: string, reference: ServiceReference, names: KnownNames): readonly KnownValue[] {
  const [prefix = '', name = ''] = key.split(':');
  const types = prefix === 'aws' ? callers(name, reference) : typesNamed(name, reference.resourceTypes(prefix));
  const fill = (part: string) => filled(part, names);
  const formats = types.flatMap(({ name: type, arnFormats }) =>
    arnFormats.flatMap((format) => {
      const text = fillArnFormat(format, '', 'aws', fill);
      return text === undefined ? [] : [{ text, detail: type }];
    }),
  );
  const prefixes = new Set(types.map((type) => beginning(type)));
  const used = names.of('arn', (text) => prefixes.has(headOf(text)));
  return [...used.map((text) => ({ text, detail: 'in use' })), ...formats];
}

function callers(name: string, reference: ServiceReference): readonly ResourceType[] {
  const types = reference.resourceTypes('iam');
  return /^(Principal|FederatedProvider)/.test(name) ? types.filter((type) => type.name === 'role' || type.name === 'user') : [];
}

/** `lambda:FunctionArn`: the longest name of a resource type within the key's name. */
function typesNamed(name: string, types: readonly ResourceType[]): readonly ResourceType[] {
  const lower = name.toLowerCase();
  const within = types.filter((type) => lower.includes(type.name.toLowerCase().replace(/[^a-z]/g, '')));
  const longest = Math.max(0, ...within.map((type) => type.name.length));
  return within.filter((type) => type.name.length === longest);
}

function beginning({ arnFormats }: ResourceType): string {
  return headOf((arnFormats[0] ?? '').replace(/\$\{[^}]*\}/g, '*'));
}

/** Service and kind of resource: `lambda function`. */
function headOf(text: string): string {
  const arn = readArn(text);
  return arn === undefined ? '' : `${arn.service} ${/^[a-z-]*/.exec(arn.resource)?.[0] ?? ''}`;
}

/** A tab stop that holds the author's own Region or account, where one is in use. */
export function filled(part: string, names: KnownNames): string {
  if (part === 'Region') {
    return tabStop(names.of('region')[0] ?? part);
  }
  return tabStop(part === 'Account' || part === 'AccountId' ? (names.accounts[0] ?? part) : part);
}

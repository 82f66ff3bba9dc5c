import type { Arn, ResourcePattern } from '../../policy/arn';
import type { ResourceElement } from '../../policy/ast';
import { wildcardCovers, wildcardMatch } from '../../policy/wildcard';
import type { ResourceType, ServiceReference } from '../../reference/types';
import { withStops } from '../../text/tab-stop';
import { fittingTypes } from '../fitting-types';
import { knownStop, stopWith } from '../known-stops';
import { noValues, type ValuesInUse } from '../values-in-use';

/** What a type of resource is called where. */
export type NamedType = Pick<ResourceType, 'servicePrefix' | 'name'>;

/**
 * An ARN format of the reference as text to be filled in: Region, account and name are tab stops, the same name the same one, so that a
 * bucket and its objects are filled together. What follows the name (`${ObjectName}`, the revision of a task definition) is `*`.
 * Offered are the parts of ARNs in use that have the format, the Regions and accounts of others after them. Partition, Region and account
 * are those of `within` where that is given, a wildcard too, as what is filled in might hold a colon; the only account that is in use takes the
 * place of a `*`.
 */
function arnToFill(reference: ServiceReference, type: NamedType, arnFormat: string, known: ValuesInUse, within?: Arn): string {
  const [onlyAccount, ...otherAccounts] = known.ranked('account');
  const { partition = 'aws', ...parts }: Partial<Arn> = within ?? {};
  const fixed = { ...parts, account: parts.account === '*' && otherAccounts.length === 0 ? (onlyAccount ?? '*') : parts.account };
  const alike = partsInUse(reference, type, arnFormat, known).filter(
    ({ region, account }) => wildcardMatch(fixed.region ?? '*', region) && wildcardMatch(fixed.account ?? '*', account),
  );
  let named = false;
  return arnFormat.replace(/\$\{([^}]*)\}/g, (_, placeholder: string) => {
    switch (placeholder) {
      case 'Partition':
        return partition === '*' ? 'aws' : partition;
      case 'Region':
        return fixed.region ?? knownStop(placeholder, known, 'region', alike.map(({ region }) => region).filter(isPlain));
      case 'Account':
        return fixed.account ?? knownStop(placeholder, known, 'account', alike.map(({ account }) => account).filter(isPlain));
    }
    if (named) {
      return '*';
    }
    named = true;
    const names = alike.map(({ name }) => name);
    return isSecret(type) ? secretName(names) : stopWith(nameOf(type.name, placeholder), names);
  });
}

/**
 * The same, kept to what an entry of Resource covers whatever is filled in; `undefined` where it does not cover all of it, as when it names
 * something itself.
 */
export function arnWithin(
  reference: ServiceReference,
  type: NamedType,
  arnFormat: string,
  known: ValuesInUse,
  { source, arn }: ResourcePattern,
): string | undefined {
  const text = arnToFill(reference, type, arnFormat, known, arn);
  return wildcardCovers(source.text, withStops(text, '*')) ? text : undefined;
}

/** Whether an entry covers every resource of one of a type's ARN formats, in one account at least, whatever values are in use. */
export function leavesOpen(
  reference: ServiceReference,
  type: NamedType,
  arnFormats: readonly string[],
  { patterns }: ResourceElement,
): boolean {
  return arnFormats.some((format) => patterns.some((entry) => arnWithin(reference, type, format, noValues, entry) !== undefined));
}

/**
 * An ARN to be filled in, within the first entry of Resource that leaves it open; else the entries that name resources of the type
 * themselves, as they stand. Empty where none speaks of the type.
 */
export function arnsWithin(
  reference: ServiceReference,
  type: NamedType,
  arnFormat: string,
  known: ValuesInUse,
  { patterns }: ResourceElement,
): readonly string[] {
  for (const entry of patterns) {
    const open = arnWithin(reference, type, arnFormat, known, entry);
    if (open !== undefined) {
      return [open];
    }
  }
  const isOfType = (other: NamedType) => other.servicePrefix === type.servicePrefix && other.name === type.name;
  return patterns.filter((entry) => fittingTypes(reference, entry).some(isOfType)).map(({ source }) => source.text);
}

/** The same for a type by its name; `undefined` where the Resource leaves none of its ARNs open, and may stay as it is. */
export function resourceOfType(
  reference: ServiceReference,
  servicePrefix: string,
  name: string,
  known: ValuesInUse,
  resource: ResourceElement,
): readonly string[] | undefined {
  const type = reference.resourceType(servicePrefix, name);
  const [arnFormat] = type?.arnFormats ?? [];
  if (type === undefined || arnFormat === undefined) {
    return undefined;
  }
  return leavesOpen(reference, type, [arnFormat], resource) ? arnsWithin(reference, type, arnFormat, known, resource) : undefined;
}

/** What differs between the ARNs of one format. */
interface Parts {
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

/** The ARNs in use that have the format, the most frequent first; a name that is a mere `*` tells nothing. */
function partsInUse(reference: ServiceReference, { servicePrefix }: NamedType, arnFormat: string, known: ValuesInUse): readonly Parts[] {
  const [, before = '', , after = ''] = /^(.*?)\$\{(?!Partition\}|Region\}|Account\})([^}]*)\}(.*)$/.exec(arnFormat) ?? [];
  if (before === '') {
    return [];
  }
  // A table's name ends where the name of its index begins; the name of a role may have a path.
  const sibling = `${arnFormat}/`;
  const endsAtSlash =
    after !== '' || reference.resourceTypes(servicePrefix).some(({ arnFormats }) => arnFormats.some((other) => other.startsWith(sibling)));
  const literal = before.split(/\$\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const [head = '', ...rest] = literal;
  const pattern = new RegExp(`^${head}[^:]*${rest.join('([^:]*)')}(${endsAtSlash ? '[^:/]' : '[^:]'}+)`);
  const hasRegion = before.includes('${Region}');
  return known.ranked('arn').flatMap((arn): Parts[] => {
    const groups = pattern.exec(arn)?.slice(1) ?? [];
    const name = groups.at(-1);
    const region = hasRegion ? (groups[0] ?? '') : '';
    const account = before.includes('${Account}') ? (groups.at(-2) ?? '') : '';
    return name === undefined || /^[*?]+$/.test(name) ? [] : [{ region, account, name }];
  });
}

function isPlain(part: string): boolean {
  return part !== '' && !/[*?]/.test(part);
}

function isSecret({ servicePrefix, name }: NamedType): boolean {
  return servicePrefix === 'secretsmanager' && name === 'Secret';
}

/** AWS appends a hyphen and six characters to a secret's name. Source: AWS Secrets Manager User Guide, "Secret ARN". */
function secretName(names: readonly string[]): string {
  return `${stopWith(
    'SecretName',
    names.map((name) => name.replace(/-(?:[A-Za-z0-9?]{6}|\*)$/, '')),
  )}-??????`;
}

/** `RoleNameWithPath` is a role's name to its author, and `Id` says too little. */
function nameOf(type: string, placeholder: string): string {
  const short = placeholder.replace(/(WithPath|WithoutLeadingSlash)$/, '');
  return /^(resource)?(name|id|identifier|arn)$/i.test(short)
    ? type.charAt(0).toUpperCase() + type.slice(1).replace(/[^A-Za-z0-9]/g, '') + short
    : short;
}

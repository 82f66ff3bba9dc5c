import type { Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { tabStop } from '../../text/tab-stop';
import { enumeratedValues } from './enumerated-values';
import type { KnownNames } from './known-names';
import { servicePrincipals } from './service-principals';
import { tokenValues } from './token-values';

/** A value, and a few words on it. */
export interface KnownValue {
  /** May hold tab stops. */
  readonly text: string;
  readonly detail?: string;
}

/** What the values of a key may depend on. */
export interface ValuePlace {
  readonly reference: ServiceReference;
  readonly statement: Statement;
  readonly names: KnownNames;
}

/** The values that a condition key may have, so far as they are known; the likely ones first. The key is compared without case. */
export function valuesOfKey(key: string, place: ValuePlace): readonly KnownValue[] {
  const lower = key.toLowerCase();
  return sources.get(lower)?.(place) ?? tagValues(lower, key) ?? tokenValues(lower) ?? enumeratedValues(lower) ?? [];
}

export function hasKnownValues(key: string): boolean {
  const lower = key.toLowerCase();
  return (
    sources.has(lower) ||
    tokenValues(lower) !== undefined ||
    enumeratedValues(lower) !== undefined ||
    /tag\/|^iam:(policyarn|permissionsboundary)$/.test(lower)
  );
}

type Source = (place: ValuePlace) => readonly KnownValue[];

const texts = (values: readonly string[]): readonly KnownValue[] => values.map((text) => ({ text }));

const regions: Source = ({ reference, names }) => {
  const used = new Set(names.of('region'));
  const others = reference.regions().filter(({ name }) => !used.has(name));
  return [
    ...[...used].map((text) => ({ text, detail: 'in use' })),
    ...others.map(({ name, partition }) => (partition === 'aws' ? { text: name } : { text: name, detail: partition })),
  ];
};

const accounts: Source = ({ names }) => {
  const known = names.accounts.map((text) => ({ text, detail: names.alias(text) ?? 'in use' }));
  return known.length > 0 ? known : [{ text: tabStop('111122223333'), detail: 'an account id' }];
};

const organizations: Source = ({ names }) => {
  const used = names.of('organization').map((text) => ({ text, detail: 'in use' }));
  return used.length > 0 ? used : [{ text: tabStop('o-a1b2c3d4e5'), detail: 'an organization id' }];
};

const organizationPaths: Source = ({ names }) => {
  const [organization = 'o-a1b2c3d4e5'] = names.of('organization');
  const path = `${tabStop(organization)}/${tabStop('r-ab12')}/${tabStop('ou-ab12-11111111')}/`;
  return [
    { text: `${path}*`, detail: 'an organizational unit and all below it' },
    { text: path, detail: 'an organizational unit alone' },
  ];
};

const vpcs: Source = ({ names }) => [...texts(names.of('vpc')), { text: tabStop('vpc-0a1b2c3d4e5f67890'), detail: 'a VPC id' }];
const endpoints: Source = ({ names }) => [
  ...texts(names.of('vpc-endpoint')),
  { text: tabStop('vpce-0a1b2c3d4e5f67890'), detail: 'a VPC endpoint id' },
];
const tagKeys: Source = ({ names }) => texts(names.of('tag-key'));
const services: Source = ({ reference }) => texts(servicePrincipals(reference));
const creations: Source = ({ reference }) =>
  texts((reference.actions('ec2') ?? []).map(({ name }) => name).filter((name) => /^(Create|Run|Allocate|Copy|Import)/.test(name)));

/** The services that most often call AWS KMS for a caller. Source: KMS Developer Guide, "kms:ViaService". */
const viaServices: Source = ({ names }) => {
  const region = tabStop(names.of('region')[0] ?? 'eu-central-1');
  const callers =
    's3 ec2 rds dynamodb secretsmanager ssm sqs sns lambda logs backup elasticfilesystem ecr glue kinesis redshift fsx es ses kafka workspaces';
  return callers.split(' ').map((service) => ({ text: `${service}.${region}.amazonaws.com` }));
};

/** By key, in lower case. Sources: IAM User Guide, "AWS global condition context keys"; the services' pages in the Service Authorization Reference. */
const sources: ReadonlyMap<string, Source> = new Map([
  ['aws:requestedregion', regions],
  ['ec2:region', regions],
  ['s3:locationconstraint', regions],
  ['iam:passedtoservice', services],
  ['iam:awsservicename', services],
  ['organizations:serviceprincipal', services],
  ['aws:principalservicename', services],
  ['aws:principalservicenameslist', services],
  ['aws:calledvia', services],
  ['aws:calledviafirst', services],
  ['aws:calledvialast', services],
  ['ec2:createaction', creations],
  ['kms:viaservice', viaServices],
  ['aws:tagkeys', tagKeys],
  ...['aws:sourceaccount', 'aws:principalaccount', 'aws:resourceaccount', 'aws:vpceaccount', 's3:resourceaccount', 'kms:calleraccount'].map(
    (key) => [key, accounts] as const,
  ),
  ...['aws:principalorgid', 'aws:resourceorgid', 'aws:sourceorgid', 'aws:vpceorgid'].map((key) => [key, organizations] as const),
  ...['aws:principalorgpaths', 'aws:resourceorgpaths', 'aws:sourceorgpaths', 'aws:vpceorgpaths'].map(
    (key) => [key, organizationPaths] as const,
  ),
  ['aws:sourcevpc', vpcs],
  ['aws:sourcevpce', endpoints],
]);

/** The tag of the caller by the same name: access by matching tags. */
function tagValues(lower: string, key: string): readonly KnownValue[] | undefined {
  const tag = /^(?:aws:(?:resource|request)tag|[a-z0-9-]+:resourcetag)\/[^$]+$/.test(lower) ? key.slice(key.indexOf('/') + 1) : undefined;
  return tag === undefined ? undefined : [{ text: `\${aws:PrincipalTag/${tag}}`, detail: "the caller's own tag" }];
}

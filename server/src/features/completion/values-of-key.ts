import type { ServiceReference } from '../../reference/types';
import { servicePrincipals } from './service-principals';

/** A value, and a few words on it. */
export type KnownValue = readonly [text: string, detail?: string];

/** The values that a condition key may have, so far as they are known; the likely ones first. The key is compared without case. */
export function valuesOfKey(key: string, reference: ServiceReference): readonly KnownValue[] {
  return sourceOf(key)?.(reference) ?? [];
}

export function hasKnownValues(key: string): boolean {
  return sourceOf(key) !== undefined;
}

type Source = (reference: ServiceReference) => readonly KnownValue[];

const regions: Source = (reference) => reference.regions().map(({ name, partition }) => (partition === 'aws' ? [name] : [name, partition]));
const services: Source = (reference) => servicePrincipals(reference).map((name) => [name]);
const policies: Source = (reference) => reference.managedPolicies().map(({ arn }) => [arn]);
const creations: Source = (reference) =>
  (reference.actions('ec2') ?? []).filter(({ name }) => /^(Create|Run|Allocate|Copy|Import)/.test(name)).map(({ name }) => [name]);
const audience: Source = () => [['sts.amazonaws.com', 'GitHub Actions, EKS']];

/**
 * By key, in lower case. Sources: the services' pages in the Service Authorization Reference; IAM User Guide, "AWS global condition
 * context keys"; Amazon S3 User Guide, "Canned ACL".
 */
const sources: ReadonlyMap<string, Source> = new Map([
  ['aws:requestedregion', regions],
  ['ec2:region', regions],
  ['s3:locationconstraint', regions],
  ['iam:passedtoservice', services],
  ['iam:awsservicename', services],
  ['aws:principalservicename', services],
  ['aws:principalservicenameslist', services],
  ['aws:calledvia', services],
  ['aws:calledviafirst', services],
  ['aws:calledvialast', services],
  ['iam:policyarn', policies],
  ['iam:permissionsboundary', policies],
  ['ec2:createaction', creations],
  ['aws:principaltype', listed('User AssumedRole FederatedUser Account Anonymous')],
  [
    's3:x-amz-acl',
    listed(
      'bucket-owner-full-control private bucket-owner-read authenticated-read public-read public-read-write aws-exec-read log-delivery-write',
    ),
  ],
  ['s3:x-amz-server-side-encryption', listed('aws:kms aws:kms:dsse AES256')],
]);

function listed(values: string): Source {
  const known = values.split(' ').map((value): KnownValue => [value]);
  return () => known;
}

function sourceOf(key: string): Source | undefined {
  const lower = key.toLowerCase();
  return sources.get(lower) ?? (isAudience(lower) ? audience : undefined);
}

/** The audience of the tokens of an OpenID Connect provider other than the four that AWS knows by itself. */
function isAudience(key: string): boolean {
  return (
    /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/.*)?:aud$/.test(key) && !/^(cognito-identity|accounts\.google|www\.amazon|graph\.facebook)\./.test(key)
  );
}

import { readArn } from '../../policy/arn';
import { knownStop, stopWith } from '../known-stops';
import type { ValuesInUse } from '../values-in-use';

/** What is part of an IAM ARN. */
interface NamedInAccount {
  readonly account: string;
  readonly name: string;
}

/** The policies or roles that ARNs in use name, paths included, the most frequent first. */
export function namesInUse(known: ValuesInUse, type: 'policy' | 'role'): readonly NamedInAccount[] {
  const beginning = `${type}/`;
  return known.ranked('arn').flatMap((text) => {
    const arn = readArn(text);
    const isOne = arn?.service === 'iam' && arn.resource.startsWith(beginning) && /^\d+$/.test(arn.account) && !/[*?]/.test(arn.resource);
    return isOne ? [{ account: arn.account, name: arn.resource.slice(beginning.length) }] : [];
  });
}

/** The ARN of a policy or a role to be filled in. */
export function iamArn(known: ValuesInUse, type: 'policy' | 'role', name: string): string {
  const used = namesInUse(known, type);
  const account = knownStop(
    'Account',
    known,
    'account',
    used.map((each) => each.account),
  );
  return `arn:aws:iam::${account}:${type}/${stopWith(
    name,
    used.map((each) => each.name),
  )}`;
}

/** The buckets that ARNs in use name. */
export function bucketsInUse(known: ValuesInUse): readonly string[] {
  return objectsInUse(known).map(({ bucket }) => bucket);
}

/** Where the objects are that ARNs in use name: `home/ann` of `arn:aws:s3:::photos/home/ann/*`. */
export function prefixesInUse(known: ValuesInUse): readonly string[] {
  return objectsInUse(known).flatMap(({ key }) => /^([^*?]+)\//.exec(key)?.[1] ?? []);
}

function objectsInUse(known: ValuesInUse): readonly { readonly bucket: string; readonly key: string }[] {
  return known.ranked('arn').flatMap((text) => {
    const arn = readArn(text);
    const [, bucket, key = ''] = /^([a-z0-9][a-z0-9.-]+)(?:\/(.*))?$/.exec(arn?.resource ?? '') ?? [];
    return arn?.service !== 's3' || arn.region !== '' || bucket === undefined ? [] : [{ bucket, key }];
  });
}

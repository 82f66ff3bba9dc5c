import { type Arn, formatAsPattern, type ResourcePattern, readArn } from '../policy/arn';
import type { ResourceElement } from '../policy/ast';
import { wildcardCovers } from '../policy/wildcard';

/** Any resource there is, the `*` included against which actions without resource-level permissions are checked. */
export function coversEveryResource(resource: ResourceElement): boolean {
  return !resource.negated && resource.patterns.some(isEveryResource);
}

/** The first entry that covers every resource. */
export function everyResource(resource: Pick<ResourceElement, 'negated' | 'patterns'>): ResourcePattern | undefined {
  return resource.negated ? undefined : resource.patterns.find(isEveryResource);
}

function isEveryResource({ source }: ResourcePattern): boolean {
  return /^\*+$/.test(source.text);
}

/** Parts of an ARN that may count as open where one is written out. */
export type OpenPart = 'account' | 'region';

/**
 * The first entry that covers every resource of a type, given one of its ARN formats: `*`, `arn:aws:s3:::*`,
 * `arn:aws:iam::111122223333:role/*`. A partition written out counts as every partition, since an account lives in one, and so
 * does each of the `open` parts that is written out: an account's ID as every account, though not `aws`, whose managed
 * policies nobody else changes.
 */
export function coversFormat(resource: ResourceElement, arnFormat: string, open: readonly OpenPart[] = []): ResourcePattern | undefined {
  if (resource.negated) {
    return undefined;
  }
  const format = segmentsOfFormat(arnFormat);
  return resource.patterns.find(
    (pattern) => isEveryResource(pattern) || coversSegments(segmentsOf(pattern.source.text, pattern.arn), format, open),
  );
}

/**
 * Wildcards stay within a segment, but for a `*` that ends the text: it stands for all that follows, as in `arn:aws:sqs:*`.
 * Source: IAM User Guide, "IAM JSON policy elements: Resource".
 */
function coversSegments(pattern: readonly string[], format: readonly string[], open: readonly OpenPart[]): boolean {
  if (pattern[0] !== 'arn' || (pattern.length < format.length && !pattern.at(-1)?.endsWith('*'))) {
    return false;
  }
  return format.every((segment, index) => {
    const own = pattern[index] ?? '*';
    const counts = index === partition || (segment !== '' && own !== 'aws' && open.some((part) => index === places[part]));
    return counts || wildcardCovers(own, segment);
  });
}

const partition = 1;
const places = { region: 3, account: 4 } as const;

/** What was taken apart of AWS's formats, of which there are a few thousand, each asked for again and again. */
const knownFormats = new Map<string, readonly string[]>();

function segmentsOfFormat(arnFormat: string): readonly string[] {
  let found = knownFormats.get(arnFormat);
  if (found === undefined) {
    const text = formatAsPattern(arnFormat);
    found = segmentsOf(text, readArn(text));
    knownFormats.set(arnFormat, found);
  }
  return found;
}

/** The six segments of an ARN; fewer where it is shorter. */
function segmentsOf(text: string, arn: Arn | undefined): readonly string[] {
  return arn === undefined ? text.split(':') : ['arn', arn.partition, arn.service, arn.region, arn.account, arn.resource];
}

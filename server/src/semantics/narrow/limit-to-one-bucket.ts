import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { listed, type Plain } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { stopWith } from '../known-stops';
import { matchingActions, qualifiedName } from '../matching-actions';
import type { ValuesInUse } from '../values-in-use';
import { withTest } from './add-condition';
import { resourceOfType } from './arn-to-fill';
import { prefixesInUse } from './names-in-use';
import { type Narrowing, narrowing } from './narrowing';
import { type Part, splitStatement } from './split-statement';

/** What is nearly always wanted of S3: to see what there is in a bucket, and to read, write and delete it. */
const ofBucket = ['s3:GetBucketLocation', 's3:ListBucket'];
const ofObject = ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'];

/**
 * Replaces a wildcard for S3 on every bucket by what programs do with the objects of one bucket, or with those that begin with one prefix.
 * S3 asks about the bucket to list it and about the objects for the rest, so each has a statement. Other entries stay as they are.
 *
 * Why that narrows: the wildcard covers each of the actions, an entry of Resource covers the ARNs whatever is filled in, and the condition is
 * carried over, with one more test for the prefix.
 */
export function limitToOneBucket(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  pattern: ActionPattern,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { effect, action, resource, condition } = statement;
  if (
    effect !== 'Allow' ||
    !action?.known ||
    action.negated ||
    resource === undefined ||
    resource.negated ||
    pattern.servicePrefix !== 's3'
  ) {
    return [];
  }
  const others = action.patterns.filter((other) => other !== pattern);
  const matched = new Set(matchingActions(reference, pattern).map((each: ActionName) => qualifiedName(each)));
  const [arn] = bucketArns(reference, 'bucket', known, resource);
  const [objects] = bucketArns(reference, 'object', known, resource);
  if (arn === undefined || objects === undefined || ![...ofBucket, ...ofObject].every((name) => matched.has(name))) {
    return [];
  }
  const rest: readonly Part[] = others.length === 0 ? [] : [{ leaveOut: [pattern.source], word: '' }];
  const offer = (title: string, parts: readonly Part[]): readonly Narrowing[] => {
    const edits = splitStatement(document, statement, [...rest, ...parts]);
    return edits === undefined ? [] : [narrowing(title, edits)];
  };
  const prefix = stopWith('Prefix', prefixesInUse(known));
  const listing: Plain | undefined =
    condition && hasKey(condition, 's3:prefix') ? undefined : withTest(statement, 'StringLike', 's3:prefix', `${prefix}/*`);
  const title = `Replace \`${pattern.source.text}\` by listing, reading and writing`;
  return [
    ...offer(`${title} one bucket`, [
      { actions: listed(ofBucket), resource: arn, word: 'Bucket' },
      { actions: listed(ofObject), resource: objects, word: 'Objects' },
    ]),
    ...(listing === undefined
      ? []
      : offer(`${title} one prefix of one bucket`, [
          { actions: listed(ofObject), resource: `${objects.slice(0, -1)}${prefix}/*`, word: 'Objects' },
          { actions: 's3:ListBucket', resource: arn, condition: listing, word: 'Bucket' },
        ])),
  ];
}

/** The ARN to be filled in; none where the Resource names buckets itself. */
function bucketArns(
  reference: ServiceReference,
  type: 'bucket' | 'object',
  known: ValuesInUse,
  resource: ResourceElement,
): readonly string[] {
  return resourceOfType(reference, 's3', type, known, resource) ?? [];
}

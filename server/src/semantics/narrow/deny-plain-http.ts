import type { PolicyDocument } from '../../policy/ast';
import type { Plain } from '../../policy/writer';
import { freeSid } from '../free-sid';
import { type Narrowing, narrowing } from './narrowing';
import { sidOf } from './split-statement';

/**
 * Denies everyone what is not sent over TLS, on the bucket and its objects.
 *
 * Why that narrows: a statement more that denies; no Deny ever allows. Empty where the policy does not say which bucket it is of.
 */
export function denyPlainHttp(document: PolicyDocument): readonly Narrowing[] {
  const list = document.statement?.value;
  const bucket = bucketOf(document);
  if (list === undefined || bucket === undefined) {
    return [];
  }
  const taken = new Set(document.statements.flatMap(sidOf));
  const deny: Plain = {
    Sid: freeSid('DenyPlainHttp', taken),
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const { writer } = document;
  const title = 'Deny what is not sent over TLS';
  if (list.kind === 'array') {
    return [narrowing(title, [writer.insertItems(list, list.items.length, [deny])])];
  }
  return [];
}

/** The one bucket that the statements name, as an ARN. */
function bucketOf({ statements }: PolicyDocument): string | undefined {
  const texts = statements.flatMap(({ resource }) =>
    resource?.negated === false ? resource.patterns.map(({ source }) => source.text) : [],
  );
  const buckets = new Set(texts.map((text) => /^arn:[^:]*:s3:::[^/*?]+(?=\/|$)/.exec(text)?.[0]));
  const [bucket] = buckets;
  return buckets.size === 1 && bucket !== undefined && !/[$\u{fffc}]/u.test(bucket) ? bucket : undefined;
}

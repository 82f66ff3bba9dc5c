import type { ActionPattern } from '../../policy/action-pattern';
import type { PolicyDocument, ResourceElement, Statement } from '../../policy/ast';
import { isStatic, type StringValue } from '../../policy/value';
import { wildcardsOverlap } from '../../policy/wildcard';
import type { ServiceReference } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { type EffectiveGrant, watchGrants } from './effective-grants';

/** A Deny of everything in S3 that names buckets and none of their objects. */
export interface DenyOfBucketAlone {
  readonly pattern: ActionPattern;
  readonly resource: ResourceElement;
  /** The ARNs of the objects that it leaves out, one for each of its buckets. */
  readonly objects: readonly string[];
  /** What the policy allows on such objects; `undefined` for a policy of the bucket, beside which others allow. */
  readonly around: EffectiveGrant | undefined;
}

const telling: ReadonlySet<string> = new Set(['s3:GetObject', 's3:PutObject', 's3:DeleteObject']);
const grantsOf = watchGrants((action) => telling.has(qualifiedName(action)));

/**
 * The Deny statements of all actions of S3 on buckets alone, where the same policy allows to get at their objects or is the bucket's own: who
 * denies everything does not mean to leave what the bucket is for. Where another Deny speaks of the objects, they are not forgotten; one that
 * asks for TLS is another rule's.
 */
export function deniesOfBucketsAlone(reference: ServiceReference, document: PolicyDocument): readonly DenyOfBucketAlone[] {
  return document.statements.flatMap((statement): readonly DenyOfBucketAlone[] => {
    const { resource } = statement;
    const pattern = statement.effect === 'Deny' ? everythingOfS3(statement) : undefined;
    const objects = resource === undefined ? [] : objectsLeftOut(resource);
    if (
      pattern === undefined ||
      resource === undefined ||
      objects.length === 0 ||
      asksForTls(statement) ||
      isCompleted(document, statement, objects)
    ) {
      return [];
    }
    const around = document.type === 'identity-based' ? grantOn(reference, document, objects) : undefined;
    return around === undefined && document.type === 'identity-based' ? [] : [{ pattern, resource, objects, around }];
  });
}

function everythingOfS3({ action }: Statement): ActionPattern | undefined {
  return action === undefined || action.negated || !action.known
    ? undefined
    : action.patterns.find(({ source }) => /^(s3:\*+|\*+|\*+:\*+)$/i.test(source.text));
}

/** The objects of its buckets, where it names buckets and nothing else. */
function objectsLeftOut({ negated, known, patterns }: ResourceElement): readonly string[] {
  const isBucket = (source: StringValue) => isStatic(source) && /^arn:[^:]*:s3:::[^/*?$]+$/.test(source.text);
  return negated || !known || !patterns.every(({ source }) => isBucket(source)) ? [] : patterns.map(({ source }) => `${source.text}/*`);
}

function asksForTls({ condition }: Statement): boolean {
  return condition?.tests.some(({ key }) => /^aws:securetransport$/i.test(key.text)) === true;
}

/** Whether another Deny may speak of the objects. */
function isCompleted({ statements }: PolicyDocument, own: Statement, objects: readonly string[]): boolean {
  const others = statements.filter((other) => other !== own && other.effect === 'Deny' && other.resource !== undefined);
  return others.some(({ resource }) => resource?.negated === true || resource?.known === false || reaches(resource, objects));
}

function grantOn(reference: ServiceReference, document: PolicyDocument, objects: readonly string[]): EffectiveGrant | undefined {
  return document.statements
    .flatMap((statement) => grantsOf(reference, document, statement))
    .find(({ restricted, statement }) => !restricted && statement.resource?.negated === false && reaches(statement.resource, objects));
}

function reaches(resource: ResourceElement | undefined, objects: readonly string[]): boolean {
  return resource?.patterns.some(({ source }) => objects.some((each) => wildcardsOverlap(source.text, each))) === true;
}

import type { ActionPattern } from '../policy/action-pattern';
import type { ServiceReference } from '../reference/types';
import { matchingActions, qualifiedName } from './matching-actions';

/** The actions of the service that the entry covers, as `s3:PutBucketPolicy`. */
export function actionsMatching(reference: ServiceReference, entry: ActionPattern, service: string): readonly string[] {
  return matchingActions(reference, entry)
    .filter(({ servicePrefix }) => servicePrefix === service)
    .map(qualifiedName);
}

/** Those of the actions that put another policy on a resource, take its policy away, add a statement to it, or let others in by a list; the former first. */
export function policyChanges(actions: readonly string[]): readonly string[] {
  const found = actions.filter((action) => changes.has(action.toLowerCase()));
  const rest = found.filter((action) => /:(delete|remove)|acl$/i.test(action));
  return [...found.filter((action) => !rest.includes(action)), ...rest];
}

/**
 * Whether the service takes the call from principals of other accounts too, once the policy lets them in.
 * Sources: Amazon S3 API Reference, `PutBucketPolicy`; Amazon SQS Developer Guide, "Limitations of custom policies"; AWS KMS API Reference, `PutKeyPolicy`.
 */
export function worksAcrossAccounts(action: string): boolean {
  return !/^(sqs:|kms:|s3:(put|delete)bucketpolicy$)/i.test(action);
}

/** In lower case. Source: the Service Authorization Reference, the actions of services whose resources have policies. */
const changes: ReadonlySet<string> = new Set([
  'backup:deletebackupvaultaccesspolicy',
  'backup:putbackupvaultaccesspolicy',
  'dynamodb:deleteresourcepolicy',
  'dynamodb:putresourcepolicy',
  'ecr:deleterepositorypolicy',
  'ecr:setrepositorypolicy',
  'elasticfilesystem:deletefilesystempolicy',
  'elasticfilesystem:putfilesystempolicy',
  'es:updatedomainconfig',
  'events:putpermission',
  'events:removepermission',
  'glacier:deletevaultaccesspolicy',
  'glacier:setvaultaccesspolicy',
  'glue:deleteresourcepolicy',
  'glue:putresourcepolicy',
  'kinesis:deleteresourcepolicy',
  'kinesis:putresourcepolicy',
  'kms:putkeypolicy',
  'lambda:addlayerversionpermission',
  'lambda:addpermission',
  'lambda:removepermission',
  's3:deletebucketpolicy',
  's3:putbucketacl',
  's3:putbucketpolicy',
  's3:putobjectacl',
  's3:putobjectversionacl',
  'secretsmanager:deleteresourcepolicy',
  'secretsmanager:putresourcepolicy',
  'sns:addpermission',
  'sns:removepermission',
  'sns:settopicattributes',
  'sqs:addpermission',
  'sqs:removepermission',
  'sqs:setqueueattributes',
]);

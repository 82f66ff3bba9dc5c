import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import { qualifiedName } from '../matching-actions';
import { risksOf } from '../risks/risks-of';
import { watchGrants } from './effective-grants';
import { isUnlimited } from './reach';

/** The gravest that a statement lets through without naming it. */
export interface LetThrough {
  /** `iam:AttachUserPolicy` */
  readonly action: string;
  /** What whoever has the policy can do with it. */
  readonly lets: string;
}

const makesAdministrator = 'become an administrator by changing their own permissions';

/** Actions by which a reader sees at once how much a grant without an end comes to, the gravest first. */
const gravest: ReadonlyMap<string, string | undefined> = new Map([
  ['iam:AttachUserPolicy', makesAdministrator],
  ['iam:AttachRolePolicy', makesAdministrator],
  ['iam:PutUserPolicy', makesAdministrator],
  ['iam:PutRolePolicy', makesAdministrator],
  ['iam:CreatePolicyVersion', makesAdministrator],
  ['iam:CreateAccessKey', undefined],
  ['secretsmanager:GetSecretValue', undefined],
  ['s3:PutBucketPolicy', undefined],
  ['kms:PutKeyPolicy', undefined],
  ['cloudtrail:StopLogging', undefined],
  ['s3:GetObject', undefined],
  ['dynamodb:Scan', undefined],
]);

const grantsOf = watchGrants((action) => gravest.has(qualifiedName(action)));

/** The gravest action that the statement grants on all its resources, after each Deny; `undefined` when it grants none of those. */
export function letThrough(reference: ServiceReference, document: PolicyDocument, statement: Statement): LetThrough | undefined {
  const granted = new Map(
    grantsOf(reference, document, statement)
      .filter(({ reach, restricted }) => isUnlimited(reach) && !restricted)
      .map(({ action }) => [qualifiedName(action), action] as const),
  );
  const name = [...gravest.keys()].find((each) => granted.has(each));
  const action = name === undefined ? undefined : granted.get(name);
  const lets = name === undefined || action === undefined ? undefined : (gravest.get(name) ?? risksOf(action)[0]?.lets);
  return name === undefined || lets === undefined ? undefined : { action: name, lets };
}

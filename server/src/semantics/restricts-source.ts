import type { ConditionElement, ConditionTest } from '../policy/ast';

/** The keys that say for which resource, account or organisation an AWS service acts. Source: IAM User Guide, "The confused deputy problem". */
export const sourceKeys: readonly string[] = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];

/** Keys that say it for requests of one kind, in lower case. */
const otherSourceKeys: readonly string[] = [
  'aws:sourceowner',
  'events:creatoraccount',
  'kms:calleraccount',
  'kms:viaservice',
  'lambda:eventsourcetoken',
  'ses:source',
];

/**
 * Whether the condition tests for whom a service acts. An encryption context counts too, as the service that uses a key puts the resource
 * into it. What is not known before deployment counts.
 */
export function restrictsSource(condition: ConditionElement | undefined): boolean {
  return (
    condition !== undefined &&
    (!condition.known ||
      condition.tests.some((test) => {
        const name = test.key.text.toLowerCase();
        const isTested = test.operator?.family !== 'Null' && !holdsForAnySource(test);
        return isTested && (isSourceKey(name) || otherSourceKeys.includes(name) || name.startsWith('kms:encryptioncontext'));
      }))
  );
}

/** Whether the test holds for requests without a source too, which are all of some services, or for all but a few. */
function holdsForAnySource({ operator }: ConditionTest): boolean {
  return operator !== undefined && (operator.negated || operator.ifExists);
}

/** Whether it is one of the four keys, compared without case. */
export function isSourceKey(key: string): boolean {
  return sourceKeys.some((name) => name.toLowerCase() === key.toLowerCase());
}

/** Whether it is a key that tells whose the source is. In lower case. */
export function tellsSourceAccount(key: string): boolean {
  return /^aws:source(account|orgid|orgpaths|owner)$/.test(key);
}

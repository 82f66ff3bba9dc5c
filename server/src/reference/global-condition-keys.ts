import { callerKeyFacts } from './caller-key-facts';
import type { GlobalKeyFact } from './global-key-fact';
import { requestKeyFacts } from './request-key-facts';
import type { ConditionKey } from './types';

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';

/** The condition keys that are available whatever the service, those of other prefixes that AWS lists as global too. */
export const globalConditionKeys: readonly ConditionKey[] = [...callerKeyFacts, ...requestKeyFacts].map(toConditionKey);

/**
 * Keys that name an account, an organization, a VPC or an endpoint. AWS knows no valid use of a wildcard or a variable in their values.
 * Source: IAM User Guide, "Sensitive condition keys". In lower case.
 */
export const sensitiveConditionKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

function toConditionKey({ name, type, alsoType, multivalued, description, absentWhen, anchor }: GlobalKeyFact): ConditionKey {
  const heading = anchor ?? name.slice('aws:'.length).replace(/\/.*$/, '').toLowerCase();
  return {
    name,
    type,
    ...(alsoType === undefined ? {} : { alsoType }),
    multivalued: multivalued === true,
    description,
    global: true,
    ...(absentWhen === undefined ? {} : { absentWhen }),
    documentation: heading === '' ? page : `${page}#condition-keys-${heading}`,
  };
}

import type { ConditionElement, ConditionTest } from '../policy/ast';
import { hole, type Value } from '../policy/value';

/**
 * Keys that are in every request, or in all but a handful, so that `IfExists` and `ForAllValues` change nothing about them.
 * Names in lower case. Source: IAM User Guide, "AWS global condition context keys", the notes on availability.
 */
const alwaysPresent = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:userid',
  // In every request that opens the organization to a service, or hands its administration on: the actions that have it.
  'organizations:serviceprincipal',
  // In every request for `route53:ChangeResourceRecordSets`, the one action that has them.
  'route53:changeresourcerecordsetsactions',
  'route53:changeresourcerecordsetsnormalizedrecordnames',
  'route53:changeresourcerecordsetsrecordtypes',
]);

/** Keys of which every caller can meet nearly any test, by choosing the value or by waiting. Names in lower case. */
const anyoneMeets = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:referer',
  'aws:securetransport',
  'aws:tokenissuetime',
  'aws:useragent',
]);

/**
 * Whether the condition keeps the grant to a part of the requests that its other elements describe. Conditions that hold for nearly
 * every request do not count: `*` as a value, a key that may be absent under `IfExists` or `ForAllValues`, all but a few values
 * (`StringNotEquals`), a date, `aws:SecureTransport`. What is not known before deployment, or not an operator of IAM, counts.
 */
export function restricts(condition: ConditionElement | undefined): boolean {
  return condition !== undefined && (!condition.known || condition.tests.some(isRestriction));
}

/** As `restricts`, for one operator with one key. */
export function isRestriction(test: ConditionTest): boolean {
  const { operator, values } = test;
  const key = test.key.text.toLowerCase();
  if (operator === undefined || values.some(isUnknown)) {
    return true;
  }
  if (operator.family === 'Null') {
    return requiresPresence(values) && !alwaysPresent.has(key);
  }
  if (operator.negated || anyoneMeets.has(key) || operator.family === 'Date') {
    return false;
  }
  if ((operator.ifExists || operator.setOperator === 'ForAllValues') && !alwaysPresent.has(key)) {
    return false;
  }
  return isResourceTag(key) || !values.some((value) => isEveryValue(value, test));
}

/** Of what has the tag, any value may do; what lacks it is kept out all the same. */
function isResourceTag(key: string): boolean {
  return /^[a-z0-9-]+:resourcetag\/./.test(key);
}

/** Whether each of the values must be one of the test's for the key, so that `values` bounds what the key can be. */
export function boundsKey(test: ConditionTest, key: string): boolean {
  return test.key.text.toLowerCase() === key.toLowerCase() && test.operator?.family !== 'Null' && isRestriction(test);
}

function isUnknown(value: Value): boolean {
  return value.kind === 'dynamic' || (value.kind === 'string' && value.text.includes(hole));
}

/** `Null` with `false`: the key must be there. */
function requiresPresence(values: readonly Value[]): boolean {
  return values.length > 0 && values.every((value) => textOf(value).toLowerCase() === 'false');
}

/** Values that every value of the key meets: `*`, an ARN of wildcards, all addresses, the key's own value as a policy variable. */
export function isEveryValue(value: Value, { operator, key }: ConditionTest): boolean {
  const text = textOf(value);
  if (operator?.family === 'IpAddress') {
    return text.endsWith('/0');
  }
  if (text.toLowerCase() === `\${${key.text.toLowerCase()}}`) {
    return true;
  }
  return operator?.wildcards === true && /^(arn(:aws)?:|[*?:/])+$/.test(text) && text.includes('*');
}

function textOf(value: Value): string {
  return value.kind === 'string' || value.kind === 'literal' ? value.text : '';
}

import { readArn } from '../policy/arn';
import type { ConditionElement, ConditionTest } from '../policy/ast';
import type { Value } from '../policy/value';
import { isRestriction } from './condition-strength';

/**
 * Keys that tell who calls, or from where, and that callers cannot set as they like. Names in lower case.
 * Source: the keys by which AWS decides whether a resource policy is public (Amazon S3 User Guide, "The meaning of public"; Amazon EFS User
 * Guide, "Blocking public access") and the descriptions of the global condition keys.
 */
export const callerKeys: ReadonlySet<string> = new Set([
  'aws:federatedprovider',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:userid',
  'aws:username',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'elasticfilesystem:accessedviamounttarget',
  'kms:calleraccount',
  'lambda:eventsourcetoken',
  's3:accesspointnetworkorigin',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  'sts:externalid',
]);

/** Whether the condition keeps the grant to callers that somebody has chosen. What is not known before deployment counts. */
export function restrictsCallers(condition: ConditionElement | undefined): boolean {
  return condition !== undefined && (!condition.known || condition.tests.some(testsCaller));
}

/** As `restrictsCallers`, for one operator with one key. */
export function testsCaller(test: ConditionTest): boolean {
  const key = test.key.text.toLowerCase();
  if (test.operator === undefined || test.operator.family === 'Null') {
    return test.operator === undefined;
  }
  return (callerKeys.has(key) || isTokenClaim(key)) && isRestriction(test) && test.values.every((value) => choosesSomebody(value, test));
}

/** `token.actions.githubusercontent.com:sub`, `saml:aud`: what an identity provider says of the caller. */
function isTokenClaim(key: string): boolean {
  return /:(sub|aud|oaud|azp|amr|app_id|user_id|namequalifier|iss)$/.test(key);
}

/**
 * Whether the value leaves out most of the world: `o-*` is every organisation, `arn:aws:iam::*:role/ci` a role that anybody may
 * create, 0.0.0.0/1 half of all addresses (S3 calls anything wider than /8, or /32 for IPv6, public).
 */
function choosesSomebody(value: Value, { operator }: ConditionTest): boolean {
  if (value.kind !== 'string') {
    return true;
  }
  const { text } = value;
  if (operator?.family === 'IpAddress') {
    const [address = '', length] = text.split('/');
    return length === undefined || Number(length) >= (address.includes(':') ? 32 : 8);
  }
  if (!text.includes('*') || operator?.wildcards !== true) {
    return true;
  }
  const arn = readArn(text);
  if (arn === undefined || arn.account === '') {
    return /[a-z0-9]/i.test((arn?.resource ?? text).replace(/^(o|r|vpc|vpce)-|^arn:.*:/, ''));
  }
  return /[a-z0-9]/i.test(arn.account);
}

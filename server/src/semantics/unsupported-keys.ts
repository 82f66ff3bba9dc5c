import { type ActionPattern, hasWildcard } from '../policy/action-pattern';
import type { ConditionTest, Statement } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import type { Action, ActionName, ServiceReference } from '../reference/types';
import { matchingActions } from './matching-actions';
import { createMemory } from './remember';

/** Of a condition key, the entries of Action whose requests never have it. */
export interface UnsupportedKey {
  readonly entries: readonly ActionPattern[];
  /** Whether that is all entries. */
  readonly all: boolean;
}

const rememberedKeys = createMemory<readonly string[]>();
const rememberedAnswers = createMemory<boolean>();

/**
 * The entries of the statement that do not go with the key, as AWS publishes the keys of actions and of their resource types. `undefined`
 * where there are none, where the key is in requests to any service, or where nothing is sure.
 */
export function unsupportedKey(reference: ServiceReference, { action }: Statement, { key }: ConditionTest): UnsupportedKey | undefined {
  if (action === undefined || action.negated || !action.known || action.patterns.length === 0 || !belongsToActions(reference, key.text)) {
    return undefined;
  }
  const name = key.text.toLowerCase();
  const entries = action.patterns.filter((pattern) => lacksKey(reference, pattern, name));
  return entries.length === 0 ? undefined : { entries, all: entries.length === action.patterns.length };
}

/** Tells for which actions requests never have one of the keys, as surely as above. */
export function neverHasAll(reference: ServiceReference, keys: readonly string[]): (action: ActionName) => boolean {
  const own = keys.filter((key) => belongsToActions(reference, key)).map((key) => key.toLowerCase());
  return (action) => own.some((key) => isSure(action, key) && !hasKey(reference, action, key));
}

/**
 * Whether the key comes with the action, as keys of services do, and of the global ones the tags that a request passes. What a role session
 * carries along is in requests to every service.
 */
function belongsToActions(reference: ServiceReference, key: string): boolean {
  const known = reference.conditionKey(key);
  const [prefix = ''] = key.toLowerCase().split(':');
  return (
    known !== undefined &&
    !isIncomplete(key) &&
    (isRequestTag(key) || (!known.global && reference.service(prefix) !== undefined && !isOfSession(key)))
  );
}

function isRequestTag(key: string): boolean {
  return /^aws:(requesttag\/.|tagkeys$)/i.test(key);
}

/** A key that AWS's guides use with an action for which its reference does not list it. */
function isIncomplete(key: string): boolean {
  return key.toLowerCase() === 'dynamodb:enclosingoperation';
}

/** Source: the descriptions of the keys in the Service Authorization Reference, and AWS's own policies, which use them with any action. */
function isOfSession(key: string): boolean {
  return /^(ec2:(sourceinstancearn|roledelivery)|lambda:sourcefunctionarn|glue:(roleassumedby|credentialissuingservice)|ssm:sourceinstancearn|identitystore:.*|sts:.*)$/i.test(
    key,
  );
}

/** Whether none of the entry's actions has the key, for sure. */
function lacksKey(reference: ServiceReference, pattern: ActionPattern, key: string): boolean {
  if (!isStatic(pattern.source) || hasWildcard(pattern.servicePrefix)) {
    return false;
  }
  return rememberedAnswers(reference, `${pattern.source.text}\n${key}`, () => {
    const names = matchingActions(reference, pattern);
    return names.length > 0 && names.every((name) => isSure(name, key) && !hasKey(reference, name, key));
  });
}

/** A key of another service, or an action of a service of which AWS's own policies bear out what it publishes. */
function isSure({ servicePrefix }: ActionName, key: string): boolean {
  const [prefix = ''] = key.split(':');
  return sureServices.has(servicePrefix) || (prefix !== 'aws' && familyOf(prefix) !== familyOf(servicePrefix));
}

/** Services that share keys, by what their names begin with: `s3` and `s3-object-lambda`, `codestar-connections` and `codeconnections`. */
function familyOf(prefix: string): string {
  return /^code(star-)?connections$/.test(prefix)
    ? 'connections'
    : (/^(s3|waf|sso|kafka|aws-marketplace|bedrock|redshift|sagemaker)/.exec(prefix)?.[0] ?? prefix);
}

const sureServices: ReadonlySet<string> = new Set(['dynamodb', 'ec2', 'iam', 'kms', 'lambda', 's3', 'secretsmanager', 'sns', 'sqs', 'ssm']);

function hasKey(reference: ServiceReference, name: ActionName, key: string): boolean {
  return keysOf(reference, name).some((known) => known === key || (known.includes('*') && wildcardMatch(known, key)));
}

/** The keys of an action and of the resources that it works on, in lower case, with `*` for what is the caller's. */
export function keysOf(
  reference: ServiceReference,
  { servicePrefix, name }: Pick<ActionName, 'servicePrefix' | 'name'>,
): readonly string[] {
  return rememberedKeys(reference, `${servicePrefix}:${name}`, () => {
    const action = reference.action(servicePrefix, name);
    return action === undefined
      ? ['*']
      : [...new Set(namesOf(reference, action))].map((key) => key.toLowerCase().replace(/\$\{[^}]*\}/g, '*'));
  });
}

function namesOf(reference: ServiceReference, { servicePrefix, conditionKeys, resourceTypes }: Action): readonly string[] {
  return [
    ...conditionKeys,
    ...resourceTypes.flatMap((type) => [...type.conditionKeys, ...(reference.resourceType(servicePrefix, type.name)?.conditionKeys ?? [])]),
  ];
}

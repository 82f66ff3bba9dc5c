import type { ConditionElement, ConditionTest } from '../policy/ast';
import { isStatic } from '../policy/value';
import { wildcardMatch } from '../policy/wildcard';
import { isRestriction } from './condition-strength';

/** What conditions leave of the requests for an action. */
export type Kept =
  /** Nearly all of them. */
  | 'all'
  /** Those in chosen Regions: whoever calls, on whatever resource there. */
  | 'regions'
  /** A part of them, by who calls, on what or in which way. */
  | 'part';

/**
 * What a condition of an Allow leaves of the requests to a service, by its prefix. To be kept to Regions is a limit of what can be changed,
 * but keeps nobody from more permissions, from credentials or from letting others in. Nor does it keep
 * anybody back that the resources must be of the own account. `undefined` for all services together.
 */
export function keptBy(condition: ConditionElement | undefined, servicePrefix: string | undefined): Kept {
  if (condition === undefined) {
    return 'all';
  }
  return condition.known ? worstOf(condition.tests.map((test) => keptByTest(test, servicePrefix))) : 'part';
}

function worstOf(kept: readonly Kept[]): Kept {
  return (['part', 'regions'] as const).find((each) => kept.includes(each)) ?? 'all';
}

/** As `keptBy`, for one operator with one key. */
export function keptByTest(test: ConditionTest, servicePrefix: string | undefined): Kept {
  if (!isRestriction(test) || (isOfOwn(test) && (servicePrefix === undefined || servicePrefix === 'iam'))) {
    return 'all';
  }
  if (test.operator?.family !== 'String' || !isOfRegion(test, servicePrefix)) {
    return 'part';
  }
  const only = servicePrefix === undefined ? undefined : onlyRegions.get(servicePrefix);
  return only === undefined ? 'regions' : only.some((region) => admits(test, region)) ? 'all' : 'part';
}

/** Whether the resource must be of the caller's own account or organization: as it is whenever IAM is called, and as most are that anybody reaches. */
function isOfOwn({ key, values }: ConditionTest): boolean {
  const own = ownValues.get(key.text.toLowerCase());
  return own !== undefined && values.some((value) => value.kind === 'string' && value.text.toLowerCase() === own);
}

const ownValues: ReadonlyMap<string, string> = new Map([
  ['aws:resourceaccount', '${aws:principalaccount}'],
  ['aws:resourceorgid', '${aws:principalorgid}'],
]);

/** A service's own key is in its own requests alone. */
function isOfRegion({ key }: ConditionTest, servicePrefix: string | undefined): boolean {
  const name = key.text.toLowerCase();
  return name === 'aws:requestedregion' || (name === 'ec2:region' && servicePrefix === 'ec2');
}

/** Whether a value is the Region, of those known before deployment. */
function admits({ values, operator }: ConditionTest, region: string): boolean {
  return values.some(
    (value) =>
      value.kind === 'string' && isStatic(value) && (operator?.wildcards ? wildcardMatch(value.text, region) : value.text === region),
  );
}

/** By partition: `aws`, `aws-cn`, `aws-us-gov`. */
const first: readonly string[] = ['us-east-1', 'cn-north-1', 'us-gov-west-1'];

/**
 * Services that are called in one Region only, whatever they change: a test that admits it limits nothing, and any other leaves nothing.
 * Source: IAM User Guide, `aws:RequestedRegion`; AWS General Reference, "Service endpoints and quotas".
 */
const onlyRegions: ReadonlyMap<string, readonly string[]> = new Map([
  ...['account', 'budgets', 'cloudfront', 'iam', 'organizations', 'route53', 'route53domains', 'shield', 'waf'].map(
    (prefix) => [prefix, first] as const,
  ),
  ...['globalaccelerator', 'networkmanager'].map((prefix) => [prefix, ['us-west-2']] as const),
]);

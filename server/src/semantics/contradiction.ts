import type { ConditionTest, Element, Statement } from '../policy/ast';
import type { PolicyType } from '../policy/policy-type';
import { scalarText } from '../policy/scalar-text';
import { holdsWithoutKey } from './holds-without-key';
import { disjoint, readValues } from './value-set';

/** Two tests of one condition that no request can meet together. */
export interface Contradiction {
  readonly first: ConditionTest;
  readonly second: ConditionTest;
}

/** More tests of one key than any policy has; those that follow are not compared. */
const most = 30;

/**
 * The contradictions of a condition: a key that must be absent and is compared, values that no value of the key can satisfy together,
 * an ARN of one account beside the ID of another. Each test is named once at most as `second`. Tests with values that are not known before
 * deployment or before the request (policy variables) contradict nothing. `isMultivalued` does not know every key.
 */
export function contradictions(
  tests: readonly ConditionTest[],
  isMultivalued: (key: string) => boolean | undefined,
): readonly Contradiction[] {
  if (tests.length < 2) {
    return [];
  }
  const byKey = new Map<string, ConditionTest[]>();
  return tests.flatMap((second) => {
    const key = second.key.text.toLowerCase();
    const before = byKey.get(key) ?? [];
    byKey.set(key, [...before, second].slice(0, most));
    const several = isMultivalued(key);
    const first =
      before.find((other) => clash(other, second, several) || clash(second, other, several)) ??
      accountKeys
        .get(key)
        ?.flatMap((other) => byKey.get(other) ?? [])
        .find((other) => nameOtherAccounts(other, second));
    return first === undefined ? [] : [{ first, second }];
  });
}

/** Whether `a` and `b`, which test the same key, exclude each other; some pairs only one way round. */
function clash(a: ConditionTest, b: ConditionTest, several: boolean | undefined): boolean {
  if (a.operator === undefined || b.operator === undefined) {
    return false;
  }
  if (wantsAbsence(a)) {
    return wantsPresence(b);
  }
  if (!wantsPresence(a) || a.operator.family === 'Null' || b.operator.family === 'Null') {
    return false;
  }
  const sets = [a.operator.setOperator, b.operator.setOperator];
  // Any of the values of a key that has one is that value.
  const areOfOne = sets.every((set) => set === undefined || (set === 'ForAnyValue' && several === false));
  return (sets[1] === 'ForAllValues' || (areOfOne && several !== true)) && disjoint(a, b);
}

/** Whether the test asks that a request lacks a key which every request has that a policy of the type decides. */
export function wantsAbsenceOfUsual(test: ConditionTest, type: PolicyType): boolean {
  const key = test.key.text.toLowerCase();
  return wantsAbsence(test) && (inEveryRequest.has(key) || (isOfPrincipals(type) && inSignedRequests.has(key)));
}

/** Source: IAM User Guide, "AWS global condition context keys": the first are in all requests, the others in all but anonymous ones. */
const inEveryRequest: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime', 'aws:securetransport', 'aws:viaawsservice']);
const inSignedRequests: ReadonlySet<string> = new Set(['aws:principalaccount', 'aws:principalarn', 'aws:principaltype', 'aws:userid']);

/** Whether such a policy decides requests of users and roles alone. */
function isOfPrincipals(type: PolicyType): boolean {
  return type === 'identity-based' || type === 'permissions-boundary' || type === 'session' || type === 'service-control';
}

function wantsAbsence({ operator, values }: ConditionTest): boolean {
  return operator?.family === 'Null' && isPlainly('true', values);
}

function wantsPresence({ operator, values }: ConditionTest): boolean {
  return operator?.family === 'Null' ? isPlainly('false', values) : operator !== undefined && holdsWithoutKey(operator) === false;
}

function isPlainly(text: string, values: ConditionTest['values']): boolean {
  return values.length > 0 && values.every((value) => scalarText(value)?.toLowerCase() === text);
}

/** The keys that name the same account: of an ARN, and alone. */
const accountKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:principalarn', ['aws:principalaccount']],
  ['aws:principalaccount', ['aws:principalarn']],
  ['aws:sourcearn', ['aws:sourceaccount']],
  ['aws:sourceaccount', ['aws:sourcearn']],
]);

/** Whether both tests are of literal accounts, and none is the same. */
function nameOtherAccounts(a: ConditionTest, b: ConditionTest): boolean {
  const [left, right] = [accountsOf(a), accountsOf(b)];
  return (
    left !== undefined && right !== undefined && !left.some((account) => right.includes(account)) && (wantsPresence(a) || wantsPresence(b))
  );
}

/**
 * The element of the statement that names other accounts than the test: `Resource` where the account of the resource is tested, `Principal`
 * where that of the principal is. `undefined` where there is none, or where the element leaves an account open.
 */
export function elementOfOtherAccounts({ resource, principal }: Statement, test: ConditionTest): Element | undefined {
  const key = test.key.text.toLowerCase();
  const tested = wantsPresence(test) ? accountsOf(test) : undefined;
  if (tested === undefined) {
    return undefined;
  }
  const element =
    key === 'aws:resourceaccount' ? resource : key === 'aws:principalaccount' || key === 'aws:principalarn' ? principal : undefined;
  if (element === undefined || element.negated || !element.known) {
    return undefined;
  }
  const texts =
    element.kind === 'Resource'
      ? element.patterns.map(({ source }) => source.text)
      : element.groups.flatMap(({ type, principals }) => principals.map(({ text }) => (type.text === 'AWS' ? text : '')));
  const named = texts.map(accountIn);
  return named.length > 0 && named.every((account) => account !== undefined && !tested.includes(account)) ? element.element : undefined;
}

/** The account ID of an ARN, or an ID alone. */
function accountIn(text: string): string | undefined {
  return /^(?:arn:[^:]*:[^:]*:[^:]*:)?(\d{12})(?=:|$)/.exec(text)?.[1];
}

/** The account IDs that the test's values name; `undefined` where one of them names none, or leaves it open. */
function accountsOf(test: ConditionTest): readonly string[] | undefined {
  const { operator } = test;
  const values = operator === undefined || operator.negated || operator.setOperator !== undefined ? undefined : readValues(test);
  const accounts = values?.map(accountIn);
  return accounts?.every((account) => account !== undefined) === true ? accounts : undefined;
}

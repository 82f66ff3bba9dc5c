import type { PrincipalElement } from '../../policy/ast';
import { hole } from '../../policy/value';
import type { Truth } from './evaluate-test';
import { matchesText } from './evaluate-text';
import type { Reading } from './reading';
import type { RequestPrincipal } from './request';

/**
 * Whether a `Principal` or `NotPrincipal` matches who calls. Of NotPrincipal it is documented only that those whose account, role and own
 * ARN are all listed are left out, and nothing of those of whom a part is. Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
export function evaluatePrincipal(element: PrincipalElement, principal: RequestPrincipal | undefined, reading: Reading): Truth {
  if (element.negated) {
    return principal === undefined || !element.known ? undefined : isLeftOut(element, principal, reading);
  }
  if (element.everyone !== undefined) {
    return true;
  }
  if (principal === undefined) {
    return undefined;
  }
  const truths = entriesOf(element).map((entry) => oneMatches(entry, principal, reading));
  return truths.includes(true) ? true : !element.known || truths.includes(undefined) ? undefined : false;
}

/**
 * Whether the element names the caller other than as one of an account's principals: an account is only allowed to let its principals in,
 * by policies of theirs. Source: IAM User Guide, "AWS account principals".
 */
export function namesBeyondAccount(element: PrincipalElement, principal: RequestPrincipal, reading: Reading): Truth {
  const accounts = entriesOf(element).filter(({ type, text }) => type === 'AWS' && wholeAccount(text) !== undefined);
  if (element.negated || element.everyone !== undefined || accounts.length === 0) {
    return evaluatePrincipal(element, principal, reading);
  }
  const truths = entriesOf(element)
    .filter(({ text }) => !accounts.some((account) => account.text === text))
    .map((entry) => oneMatches(entry, principal, reading));
  return truths.includes(true) ? true : !element.known || truths.includes(undefined) ? undefined : false;
}

/** Whether the element names just this user or session: then neither a permissions boundary nor a session policy limits what it allows. */
export function namesItself(element: PrincipalElement, { type, id }: RequestPrincipal): boolean {
  return (
    !element.negated &&
    /:user\/|:assumed-role\/|:federated-user\//.test(id) &&
    entriesOf(element).some((entry) => entry.type === type && entry.text === id)
  );
}

interface Entry {
  readonly type: string;
  readonly text: string;
}

function entriesOf({ groups }: PrincipalElement): readonly Entry[] {
  return groups.flatMap(({ type, principals }) => principals.map(({ text }) => ({ type: type.text, text })));
}

/** Whether NotPrincipal matches: true for those who are not in it by any name, false for those who are by all of them. */
function isLeftOut(element: PrincipalElement, principal: RequestPrincipal, reading: Reading): Truth {
  if (element.everyone !== undefined) {
    return false;
  }
  const entries = entriesOf(element);
  const own = [principal.id, ...(principal.role === undefined ? [] : [principal.role])];
  const account = accountOf(principal);
  const isNamed = (id: string): boolean => entries.some(({ type, text }) => type === principal.type && text === id);
  const namesAccount = entries.some(({ type, text }) => type === 'AWS' && account !== undefined && wholeAccount(text) === account);
  if (own.every(isNamed) && (principal.type !== 'AWS' || namesAccount)) {
    return false;
  }
  return entries.some((entry) => oneMatches(entry, principal, reading) !== false) ? undefined : true;
}

function oneMatches({ type, text }: Entry, principal: RequestPrincipal, reading: Reading): Truth {
  if (text.includes(hole) || (type !== 'AWS' && /[*?]/.test(text))) {
    return undefined;
  }
  if (type === 'AWS' && text === '*') {
    return reading.everyAwsPrincipal === 'everyone' || principal.type === 'AWS';
  }
  if (type === 'CanonicalUser' || (type === 'AWS' && !/^(\d{12}$|arn:)/.test(text))) {
    return principal.type === 'AWS' ? undefined : false;
  }
  if (type !== principal.type) {
    return false;
  }
  const account = type === 'AWS' ? wholeAccount(text) : undefined;
  if (account !== undefined) {
    return accountOf(principal) === account;
  }
  const isOne = [principal.id, principal.role ?? ''].some((id) => matchesText(text, id, { case: true, wildcards: type === 'AWS' }));
  return isOne || (principal.role === undefined && isOfRole(text, principal.id));
}

/**
 * Whether the session is of the role. Its ARN leaves out the role's path, but no two roles of an account have the same name: for a role
 * without a path that is enough, for one with a path it is not known.
 */
function isOfRole(text: string, id: string): Truth {
  const session = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(id);
  const role = /^arn:[^:]+:iam::(\d{12}):role\/(.+\/)?([^/]+)$/.exec(text);
  const isSame = session !== null && role !== null && session[1] === role[1] && session[2] === role[3];
  return isSame ? (role[2] === undefined ? true : undefined) : false;
}

/** The account of which the entry names all principals. */
export function wholeAccount(text: string): string | undefined {
  const account = /^(?:(\d{12})|arn:[^:]+:iam::(\d{12}):root)$/.exec(text);
  return account?.[1] ?? account?.[2];
}

/** The account that the principal belongs to. */
export function accountOf({ type, id }: RequestPrincipal): string | undefined {
  return type === 'AWS' ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(id)?.[1] : undefined;
}

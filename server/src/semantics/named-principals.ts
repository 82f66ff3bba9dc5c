import { readArn } from '../policy/arn';
import type { PrincipalElement } from '../policy/ast';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic, type StringValue } from '../policy/value';

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** The principals of the type that the element names and that are known before deployment. None of `NotPrincipal`. */
export function principalsOf(principal: PrincipalElement | undefined, type: PrincipalType): readonly StringValue[] {
  const groups = principal === undefined || principal.negated ? [] : principal.groups.filter((group) => group.type.text === type);
  return groups.flatMap(({ principals }) => principals.filter((each) => isStatic(each) && !hasPlaceholder(each.text)));
}

/** Whether the element has principals of this type and no other. */
export function namesOnly({ everyone, groups, negated }: PrincipalElement, type: PrincipalType): boolean {
  return everyone === undefined && !negated && groups.length > 0 && groups.every((group) => group.type.text === type);
}

/** The account of an AWS principal, an ID of twelve digits; `undefined` for `*`, for an ID of IAM, and where it is not known. */
export function accountOfPrincipal({ text }: StringValue): string | undefined {
  const account = readArn(text)?.account ?? text;
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** What the principal of an AWS service is called without its domain, `lambda`; all of it where that is another domain. */
export function serviceName(principal: string): string {
  return principal.replace(/\.amazonaws\.com(\.cn)?$/, '');
}

/** Whether the AWS principal stands for a whole account: its ID, or the ARN of its root. */
export function isWholeAccount({ text }: StringValue): boolean {
  return /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/.test(text);
}

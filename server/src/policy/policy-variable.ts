import type { PolicyDocument } from './ast';

/** A policy variable in a text, closed or not: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`. Indexes into the decoded text. */
export interface PolicyVariable {
  /** Of the dollar sign. */
  readonly start: number;
  /** After the closing brace; the end of the text where there is none. */
  readonly end: number;
  readonly closed: boolean;
  /** What stands between the braces before the first comma, as written. */
  readonly name: string;
  /** What follows the first comma, as written; `undefined` where there is no comma. */
  readonly defaultValue: string | undefined;
}

/**
 * The variables of a text from left to right. Each reaches from `${` to the next `}`: IAM has no variables within variables.
 * `${*}`, `${?}` and `${$}`, which stand for the characters themselves, are among them.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function policyVariablesIn(text: string): readonly PolicyVariable[] {
  const variables: PolicyVariable[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    if (start < 0) {
      return variables;
    }
    const brace = text.indexOf('}', start);
    const closed = brace >= 0;
    const inner = text.slice(start + 2, closed ? brace : text.length);
    const comma = inner.indexOf(',');
    from = closed ? brace + 1 : text.length;
    variables.push({
      start,
      end: from,
      closed,
      name: comma < 0 ? inner : inner.slice(0, comma),
      defaultValue: comma < 0 ? undefined : inner.slice(comma + 1),
    });
  }
}

/**
 * Whether the name is that of a condition key (`aws:username`), as a policy variable's is; templates of other tools (`${bucket}`,
 * `${AWS::AccountId}`, `${var.name}`) write the same braces around other names.
 */
export function isKeyName(name: string): boolean {
  return /^\s*[a-z0-9][a-z0-9.-]*\s*:\s*[a-z]/i.test(name);
}

/**
 * Whether AWS replaces the policy's variables: with `Version` 2012-10-17 only. `undefined` where the Version is not known before deployment.
 */
export function expandsVariables({ version }: PolicyDocument): boolean | undefined {
  const value = version?.value;
  if (value?.kind === 'dynamic') {
    return undefined;
  }
  return value?.kind === 'string' && value.text === '2012-10-17';
}

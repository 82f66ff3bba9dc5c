import type { PolicyDocument, Statement } from '../../policy/ast';
import { readConditionOperator, takesVariables } from '../../policy/condition-operator';
import type { PolicyCursor, Slot } from '../../policy/cursor';
import { expandsVariables, policyVariablesIn } from '../../policy/policy-variable';
import { offsetAt, type StringValue } from '../../policy/value';
import type { ConditionKey, ServiceReference } from '../../reference/types';
import type { Edit } from '../../text/edit';
import type { Span } from '../../text/span';
import { plainText, tabStop } from '../../text/tab-stop';
import { type Choice, type Choices, inOrder } from './choice';

/** A policy variable that is being typed: from its dollar sign to its brace, or to the cursor where there is none. */
export interface VariablePlace {
  readonly span: Span;
  readonly string: StringValue;
}

/** The variable that is being typed before the cursor, where AWS replaces variables: in resources, and for operators that compare text. */
export function variableAt(cursor: PolicyCursor, offset: number): VariablePlace | undefined {
  const { string, before } = cursor.slot;
  const begun = /\$(?:\{[^{}]*)?$/.exec(before);
  return string !== undefined && begun !== null && mayHoldVariable(cursor, before.slice(0, begun.index))
    ? { string, span: { start: offsetAt(string, begun.index), end: endOf(cursor.slot, string, begun.index, offset) } }
    : undefined;
}

/** Source: IAM User Guide, "IAM policy elements: Variables and tags", on where variables may stand. */
function mayHoldVariable(cursor: PolicyCursor, before: string): boolean {
  if (cursor.at === 'resource') {
    return before.split(':').length > 5;
  }
  const operator = cursor.at === 'condition-value' ? readConditionOperator(cursor.operator) : undefined;
  return operator !== undefined && takesVariables(operator);
}

function endOf({ before }: Slot, string: StringValue, start: number, offset: number): number {
  const variable = policyVariablesIn(string.text.slice(start))[0];
  const isWhole = variable?.start === 0 && variable.closed && !variable.name.includes('$') && start + variable.end >= before.length;
  return isWhole ? offsetAt(string, start + variable.end) : offset;
}

/** What each variable needs: the `Version` with which AWS replaces variables, where the policy does not have it. */
export function versionForVariables(document: PolicyDocument): readonly Edit[] {
  const { root, version, writer } = document;
  if (expandsVariables(document) !== false) {
    return [];
  }
  if (version === undefined) {
    return [writer.insertMember(root, 'Version', '2012-10-17', 'start')];
  }
  return version.value === undefined ? [] : [writer.replace(version.value, '2012-10-17')];
}

/** The keys that most policies take values from, the most frequent first. */
const frequent = [
  'aws:username',
  'aws:PrincipalTag/${TagKey}',
  'aws:PrincipalAccount',
  'aws:userid',
  'aws:PrincipalOrgID',
  'aws:ResourceAccount',
  'aws:SourceIdentity',
  'aws:PrincipalArn',
];

/** Keys of the tokens of identity providers, each of whose values is one. Source: IAM User Guide, "Available keys for AWS OIDC federation". */
const tokens = [
  'cognito-identity.amazonaws.com:sub',
  'accounts.google.com:sub',
  'www.amazon.com:user_id',
  'graph.facebook.com:id',
  'saml:sub',
];

/** Variables for the keys that can be one: those with a single value. Then what stands for the characters `*`, `?` and `$` themselves. */
export function completeVariables(statement: Statement | undefined, reference: ServiceReference): Choices {
  const named = [...frequent, ...tokens].flatMap((name) => {
    const key = reference.conditionKey(name);
    return key === undefined ? [] : [{ ...key, name }];
  });
  const known = new Set(named.map(({ name }) => name.toLowerCase()));
  const prefixes = new Set(statement?.action?.patterns.map(({ servicePrefix }) => servicePrefix).slice(0, 5));
  const others = [...reference.globalConditionKeys(), ...[...prefixes].flatMap((prefix) => reference.conditionKeysOfService(prefix))];
  const rest = others.filter((key) => isText(key) && !known.has(key.name.toLowerCase()) && known.add(key.name.toLowerCase()));
  const keys = [...named, ...rest].filter(({ multivalued }) => !multivalued);
  const [first, ...more] = keys.map(toChoice);
  const defaulted: Choice = {
    label: "${key, 'default'}",
    kind: 'variable',
    detail: 'with a value for requests without the key',
    text: `\${${tabStop('aws:PrincipalTag/team')}, '${tabStop('none')}'}`,
    filterText: "${aws:PrincipalTag/team, 'none'}",
  };
  return inOrder([...(first === undefined ? [] : [first]), ...more.slice(0, 1), defaulted, ...more.slice(1), ...escapes]);
}

const escapes: readonly Choice[] = [
  { label: '${*}', kind: 'variable', detail: 'an asterisk, not a wildcard' },
  { label: '${?}', kind: 'variable', detail: 'a question mark, not a wildcard' },
  { label: '${$}', kind: 'variable', detail: 'a dollar sign' },
];

function isText({ type, name }: ConditionKey): boolean {
  return (type === 'String' || type === 'ARN') && !/^\$/.test(name);
}

function toChoice({ name, type }: ConditionKey): Choice {
  const text = `\${${name.replace(/\$\{([^}]*)\}/g, (_, part: string) => tabStop(part))}}`;
  const label = plainText(text);
  return { label, kind: 'variable', detail: type, ...(text === label ? {} : { text }) };
}

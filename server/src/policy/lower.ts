import type { Span } from '../text/span';
import { readActionPattern } from './action-pattern';
import { readResourcePattern } from './arn';
import type { ActionElement, ConditionElement, Element, PolicyDocument, PrincipalElement, ResourceElement, Statement } from './ast';
import { readConditionOperator } from './condition-operator';
import { detectPolicyType } from './detect-policy-type';
import { openingOf } from './opening';
import type { PolicyHolder, PolicyType } from './policy-type';
import { isStatic, itemsOf, type ObjectValue, type StringValue, type Value } from './value';
import type { PolicyWriter } from './writer';

/** What a host knows of a policy from where it found it. */
export interface PolicyOrigin {
  readonly writer: PolicyWriter;
  /** From the key or resource that holds the policy, or from the user's settings; wins over what the content suggests. */
  readonly type?: PolicyType | undefined;
  readonly service?: string | undefined;
  readonly holder?: PolicyHolder | undefined;
}

/** Reads a policy from its object. Never fails: what is missing or malformed is absent from the tree, and `elements` keeps it. */
export function lowerPolicy(root: ObjectValue, origin: PolicyOrigin): PolicyDocument {
  const elements = elementsOf(root);
  const statement = lastNamed(elements, 'Statement');
  const statements = itemsOf(statement?.value)
    .filter((item) => item.kind === 'object')
    .map(lowerStatement);
  const detected = detectPolicyType(statements);
  return {
    kind: 'PolicyDocument',
    span: root.span,
    type: origin.type ?? detected.type,
    service: origin.service ?? detected.service,
    holder: origin.holder,
    rolePolicies: [],
    root,
    elements,
    version: lastNamed(elements, 'Version'),
    statement,
    statements,
    writer: origin.writer,
  };
}

function lowerStatement(root: ObjectValue, index: number): Statement {
  const elements = elementsOf(root);
  const sid = lastNamed(elements, 'Sid');
  const effect = lastNamed(elements, 'Effect')?.value;
  return {
    kind: 'Statement',
    span: root.span,
    focus: focusOf(root, sid),
    index,
    root,
    elements,
    sid,
    effect: effect?.kind === 'string' && (effect.text === 'Allow' || effect.text === 'Deny') ? effect.text : undefined,
    action: lowerAction(lastNamed(elements, 'Action', 'NotAction')),
    resource: lowerResource(lastNamed(elements, 'Resource', 'NotResource')),
    principal: lowerPrincipal(lastNamed(elements, 'Principal', 'NotPrincipal')),
    condition: lowerCondition(lastNamed(elements, 'Condition')),
  };
}

function elementsOf(root: ObjectValue): readonly Element[] {
  return root.members.map((member) => ({ kind: 'Element', name: member.key.text, key: member.key, value: member.value, member }));
}

function lastNamed(elements: readonly Element[], ...names: readonly string[]): Element | undefined {
  return elements.findLast((element) => names.includes(element.name));
}

function focusOf(root: ObjectValue, sid: Element | undefined): Span {
  if (sid?.value?.kind === 'string' && sid.value.text !== '') {
    return sid.value.span;
  }
  return openingOf(root);
}

function stringsOf(values: readonly Value[]): readonly StringValue[] {
  return values.filter((value) => value.kind === 'string');
}

/** Whether nothing in the list waits for deployment. */
function allKnown(values: readonly Value[]): boolean {
  return values.every((value) => value.kind !== 'dynamic' && (value.kind !== 'string' || isStatic(value)));
}

function lowerAction(element: Element | undefined): ActionElement | undefined {
  const items = itemsOf(element?.value);
  return (
    element && {
      kind: 'Action',
      negated: element.name === 'NotAction',
      element,
      patterns: stringsOf(items).map(readActionPattern),
      known: allKnown(items),
    }
  );
}

function lowerResource(element: Element | undefined): ResourceElement | undefined {
  const items = itemsOf(element?.value);
  return (
    element && {
      kind: 'Resource',
      negated: element.name === 'NotResource',
      element,
      patterns: stringsOf(items).map(readResourcePattern),
      known: allKnown(items),
    }
  );
}

function lowerPrincipal(element: Element | undefined): PrincipalElement | undefined {
  if (element === undefined) {
    return undefined;
  }
  const { value } = element;
  const members = value?.kind === 'object' ? value.members : [];
  return {
    kind: 'Principal',
    negated: element.name === 'NotPrincipal',
    element,
    everyone: value?.kind === 'string' && value.text === '*' ? value : undefined,
    groups: members.map((member) => ({ type: member.key, member, principals: stringsOf(itemsOf(member.value)) })),
    known: value?.kind !== 'dynamic' && members.every((member) => allKnown(itemsOf(member.value))),
  };
}

function lowerCondition(element: Element | undefined): ConditionElement | undefined {
  if (element === undefined) {
    return undefined;
  }
  const operators = element.value?.kind === 'object' ? element.value.members : [];
  const tests = operators.flatMap((entry) => {
    const operator = readConditionOperator(entry.key.text);
    const keys = entry.value?.kind === 'object' ? entry.value.members : [];
    return keys.map(
      (member) =>
        ({ kind: 'ConditionTest', operatorKey: entry.key, operator, key: member.key, member, values: itemsOf(member.value) }) as const,
    );
  });
  const known =
    element.value?.kind !== 'dynamic' &&
    operators.every((entry) => entry.value?.kind !== 'dynamic') &&
    tests.every((test) => allKnown(test.values));
  return { kind: 'Condition', element, tests, known };
}

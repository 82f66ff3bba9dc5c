import type { ConditionElement, PrincipalElement, Statement } from '../policy/ast';
import { isStatementElement } from '../policy/elements';
import { scalarText } from '../policy/scalar-text';
import { isStatic, itemsOf, type StringValue, type Value } from '../policy/value';

/**
 * What the statement says, whatever its Sid, the order of its elements and lists, and the case of what IAM compares without case: two
 * statements of one text say the same. `undefined` where an element is missing, repeated, unknown to IAM, or not known before deployment.
 */
export function statementMeaning({ elements, effect, action, resource, principal, condition }: Statement): string | undefined {
  const names = elements.map(({ name }) => name);
  if (effect === undefined || action === undefined || new Set(names).size < names.length || !names.every(isStatementElement)) {
    return undefined;
  }
  const parts = [
    effect,
    listed(action.element.name, itemsOf(action.element.value), true),
    resource === undefined ? '' : listed(resource.element.name, itemsOf(resource.element.value), false),
    principal === undefined ? '' : principals(principal),
    condition === undefined ? '' : tests(condition),
  ];
  return parts.includes(undefined) ? undefined : JSON.stringify(parts);
}

/** The same for statements of the same meaning, and found at once: what differs in it need not be compared further. */
export function statementMeasure({ effect, action, resource, condition }: Statement): string {
  const entries = [...(action?.patterns ?? []), ...(resource?.patterns ?? [])];
  const letters = entries.reduce((sum, { source }) => sum + source.text.length, 0);
  return `${effect} ${action?.patterns.length} ${resource?.patterns.length} ${condition?.tests.length} ${letters}`;
}

function listed(name: string, values: readonly Value[], ignoreCase: boolean): string | undefined {
  const texts = values.map(scalarText);
  return texts.length === 0 || texts.includes(undefined)
    ? undefined
    : JSON.stringify([name, ...texts.map((text = '') => (ignoreCase ? text.toLowerCase() : text)).sort()]);
}

function principals({ element, everyone, groups, known: allKnown }: PrincipalElement): string | undefined {
  if (everyone !== undefined) {
    return `${element.name} *`;
  }
  const each = groups.map(({ type, member }) => listed(type.text, itemsOf(member.value), false));
  return !allKnown || each.length === 0 || each.includes(undefined) ? undefined : JSON.stringify([element.name, ...each.sort()]);
}

function tests({ element, known: allKnown, tests: all }: ConditionElement): string | undefined {
  const each = all.map(({ operatorKey, key, values }) =>
    isStatic(key) && isName(operatorKey) ? listed(`${operatorKey.text}\n${key.text}`.toLowerCase(), values, false) : undefined,
  );
  return !allKnown || element.value?.kind !== 'object' || each.includes(undefined) ? undefined : JSON.stringify(each.sort());
}

function isName(key: StringValue): boolean {
  return isStatic(key) && !key.text.startsWith('Fn::');
}

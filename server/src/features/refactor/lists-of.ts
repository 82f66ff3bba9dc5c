import type { Statement } from '../../policy/ast';
import type { ArrayValue, Value } from '../../policy/value';

/** A list of a statement whose order does not matter to IAM. */
export interface UnorderedList {
  readonly list: ArrayValue;
  /** Whether IAM compares its entries without case, as it does actions. */
  readonly ignoresCase: boolean;
}

/** The lists of actions, resources, principals and condition values of a statement, in the order of the text. */
export function listsOf({ elements, condition }: Statement): readonly UnorderedList[] {
  return elements.flatMap(({ name, value }) => {
    switch (name) {
      case 'Action':
      case 'NotAction':
        return asList(value, true);
      case 'Resource':
      case 'NotResource':
        return asList(value, false);
      case 'Principal':
      case 'NotPrincipal':
        return value?.kind === 'object' ? value.members.flatMap((member) => asList(member.value, false)) : [];
      case 'Condition':
        return condition?.element.value === value ? (condition?.tests.flatMap(({ member }) => asList(member.value, false)) ?? []) : [];
      default:
        return [];
    }
  });
}

/** Nothing for what is no list, and for a list that holds lists or objects: that is an error, and not ours to arrange. */
function asList(value: Value | undefined, ignoresCase: boolean): readonly UnorderedList[] {
  return value?.kind === 'array' && value.items.every(({ kind }) => kind !== 'array' && kind !== 'object')
    ? [{ list: value, ignoresCase }]
    : [];
}

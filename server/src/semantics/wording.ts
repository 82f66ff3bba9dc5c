import type { ActionElement, ResourceElement } from '../policy/ast';

const wordings = new WeakMap<ActionElement | ResourceElement, string>();

/**
 * All that the element says, as one text: what is remembered of it is remembered under this. `Action` and `NotAction` of the same entries
 * differ, and so do elements of which a part is not known before deployment. Put together once, for all who remember something.
 */
export function wordingOf(element: ActionElement | ResourceElement): string {
  let wording = wordings.get(element);
  if (wording === undefined) {
    const { negated, known, patterns } = element;
    wording = `${negated ? 'Not' : ''}${known ? '' : '?'}\n${patterns.map(({ source }) => source.text).join('\n')}`;
    wordings.set(element, wording);
  }
  return wording;
}

const wordingsOfBoth = new WeakMap<ActionElement, { readonly resource: ResourceElement; readonly wording: string }>();

/** The same of what a statement says of actions and resources. */
export function wordingOfBoth(action: ActionElement, resource: ResourceElement): string {
  let known = wordingsOfBoth.get(action);
  if (known?.resource !== resource) {
    known = { resource, wording: `${wordingOf(action)}\n\n${wordingOf(resource)}` };
    wordingsOfBoth.set(action, known);
  }
  return known.wording;
}

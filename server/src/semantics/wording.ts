import type { ActionElement, ResourceElement } from '../policy/ast';

/**
 * All that the element says, as one text: what is remembered of it is remembered under this. `Action` and `NotAction` of the same entries
 * differ, and so do elements of which a part is not known before deployment.
 */
export function wordingOf({ negated, known, patterns }: ActionElement | ResourceElement): string {
  return `${negated ? 'Not' : ''}${known ? '' : '?'}\n${patterns.map(({ source }) => source.text).join('\n')}`;
}

import type { Span } from '../text/span';
import type { Element } from './ast';
import { isStatic, type ObjectValue } from './value';

/** The token an object begins with: its brace, or its first key where the host writes none. */
export function openingOf(object: ObjectValue): Span {
  const first = object.members[0];
  return first === undefined || first.span.start > object.span.start
    ? { start: object.span.start, end: Math.min(object.span.start + 1, object.span.end) }
    : first.key.span;
}

/** Whether elements may be added before deployment (`Fn::Transform`), so that none can be called missing. */
export function mayHaveMore(elements: readonly Element[]): boolean {
  return elements.some(({ key }) => !isStatic(key) || key.text.startsWith('Fn::'));
}

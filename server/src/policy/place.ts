import { encloses, type Span } from '../text/span';
import type { PolicyDocument } from './ast';
import type { Value } from './value';

/** Where in a policy something is, as keys and indexes from the top: `["Statement", 0, "Action", 2]`. */
export type Place = readonly (string | number)[];

/** The place of the innermost element, entry or key that holds the span; empty for the document itself. */
export function placeOf(document: PolicyDocument, span: Span): Place {
  const place: (string | number)[] = [];
  let value: Value | undefined = document.root;
  while (value !== undefined) {
    value = step(value, span, place);
  }
  return place;
}

function step(value: Value, span: Span, place: (string | number)[]): Value | undefined {
  if (value.kind === 'object') {
    const member = value.members.find((candidate) => encloses(candidate.span, span));
    if (member === undefined) {
      return undefined;
    }
    place.push(member.key.text);
    return member.value !== undefined && encloses(member.value.span, span) ? member.value : undefined;
  }
  if (value.kind === 'array') {
    const index = value.items.findIndex((item) => encloses(item.span, span));
    if (index < 0) {
      return undefined;
    }
    place.push(index);
    return value.items[index];
  }
  return undefined;
}

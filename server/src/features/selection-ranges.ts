import type { PolicyDocument } from '../policy/ast';
import { indexAt, type Member, type StringValue, spanWithin, type Value } from '../policy/value';
import { encloses, type Span, touches } from '../text/span';

/**
 * What a selection at the offset grows to, the smallest first, each within the next: a part of an action or ARN, the whole of it, its list,
 * element, statement, and the policy.
 */
export function selectionRanges(document: PolicyDocument, offset: number): readonly Span[] {
  const outward: Span[] = [];
  let value: Value | undefined = document.root;
  while (value !== undefined) {
    const { span }: Value = value;
    outward.push(span);
    value = stepIn(value, offset, outward);
  }
  const [first, ...rest] = outward.reverse();
  const growing: Span[] = first === undefined ? [] : [first];
  for (const span of rest) {
    const inner = growing.at(-1);
    if (inner !== undefined && encloses(span, inner) && length(span) > length(inner)) {
      growing.push(span);
    }
  }
  return growing;
}

/** The value within that the offset is in; what lies between is put on the way. */
function stepIn(value: Value, offset: number, outward: Span[]): Value | undefined {
  switch (value.kind) {
    case 'object': {
      const member = value.members.find(({ span }) => touches(span, offset));
      return member && stepIntoMember(value.members, member, offset, outward);
    }
    case 'array':
      return value.items.find(({ span }) => touches(span, offset));
    case 'string':
      outward.push(...partsAt(value, offset));
      return undefined;
    default:
      return undefined;
  }
}

function stepIntoMember(members: readonly Member[], member: Member, offset: number, outward: Span[]): Value | undefined {
  const last = members.at(-1);
  const first = members[0];
  if (first !== undefined && last !== undefined) {
    outward.push({ start: first.span.start, end: Math.max(first.span.start, last.span.end) });
  }
  outward.push(member.span);
  if (touches(member.key.span, offset)) {
    return member.key;
  }
  return member.value !== undefined && touches(member.value.span, offset) ? member.value : undefined;
}

/** The content of a string, the part between colons, and of that the part between slashes. */
function partsAt(string: StringValue, offset: number): readonly Span[] {
  const index = indexAt(string, offset);
  const parts = [/:/, /[:/]/].map((delimiter) => partAround(string.text, index, delimiter));
  return [string.content, ...parts.map(({ start, end }) => spanWithin(string, start, end))].filter((span) => touches(span, offset));
}

function partAround(text: string, index: number, delimiter: RegExp): Span {
  let start = index;
  while (start > 0 && !delimiter.test(text.charAt(start - 1))) {
    start--;
  }
  let end = index;
  while (end < text.length && !delimiter.test(text.charAt(end))) {
    end++;
  }
  return { start, end };
}

function length({ start, end }: Span): number {
  return end - start;
}

import type { Span } from '../text/span';

/** The JSON data model with a span on everything: what each host language lowers its own syntax to. */
export type Value = ObjectValue | ArrayValue | StringValue | LiteralValue | DynamicValue;

export interface ObjectValue {
  readonly kind: 'object';
  readonly span: Span;
  /** In source order; repeated keys stay. */
  readonly members: readonly Member[];
  /** Whether no token closes it (unfinished text, YAML's block style), so that a cursor at its end is still in it. */
  readonly openEnded?: boolean;
}

export interface Member {
  readonly key: StringValue;
  /** `undefined` where the value is still to be typed. */
  readonly value: Value | undefined;
  readonly span: Span;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly Value[];
  /** As that of an object. */
  readonly openEnded?: boolean;
}

export interface StringValue {
  readonly kind: 'string';
  /** With the quotes, where the host writes them. */
  readonly span: Span;
  /** Without the quotes: what a quick fix replaces. */
  readonly content: Span;
  /** Decoded; each part that is not known before deployment stands as one `hole` character. */
  readonly text: string;
  /** Offset of each character of `text`, and of its end; `undefined` where `text` is written just as it reads. */
  readonly offsets: readonly number[] | undefined;
}

/** A number, a Boolean or null. `text` is as written: an account ID without quotes keeps its leading zero. */
export interface LiteralValue {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: number | boolean | null;
  readonly text: string;
}

/** What is not known before deployment: `!Ref Bucket`. Rules say nothing of it. */
export interface DynamicValue {
  readonly kind: 'dynamic';
  readonly span: Span;
  /** What it is computed from, where that is a value; only hosts look into it, for whole policies in the branches of `Fn::If`. */
  readonly inner?: Value;
}

/** Stands in `StringValue.text` for a part that is not known before deployment; matches anything. */
export const hole = '\u{fffc}';

/** A string that stands in no document: a choice to be offered, a statement to be drafted. */
export function looseString(text: string): StringValue {
  const nowhere = { start: 0, end: 0 };
  return { kind: 'string', span: nowhere, content: nowhere, text, offsets: undefined };
}

/** Whether the whole text is known now. */
export function isStatic(string: StringValue): boolean {
  return !string.text.includes(hole);
}

/** The source offset at which character `index` of the decoded text begins. */
export function offsetAt(string: StringValue, index: number): number {
  return string.offsets?.[index] ?? Math.min(string.content.start + index, string.content.end);
}

/** The source span of `text.slice(start, end)`: for underlining `s3` within `s3:GetObject`. */
export function spanWithin(string: StringValue, start: number, end: number): Span {
  return { start: offsetAt(string, start), end: offsetAt(string, end) };
}

/** The index into the decoded text of the character at or after the source offset. */
export function indexAt(string: StringValue, offset: number): number {
  if (string.offsets === undefined) {
    return Math.max(0, Math.min(offset - string.content.start, string.text.length));
  }
  let [index, end] = [0, string.text.length];
  while (index < end) {
    const middle = Math.floor((index + end) / 2);
    if ((string.offsets[middle] ?? offset) < offset) {
      index = middle + 1;
    } else {
      end = middle;
    }
  }
  return index;
}

/** The member of that name, compared as IAM compares element names: with case. The last one, as JSON parsers take it. */
export function memberNamed(object: ObjectValue, name: string): Member | undefined {
  return object.members.findLast((member) => member.key.text === name);
}

/** A list as IAM reads it: a scalar is a list of one. Nothing where the value is missing. */
export function itemsOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) {
    return [];
  }
  return value.kind === 'array' ? value.items : [value];
}

/** Whether there is nothing yet: YAML's empty value after `Action:`. */
export function isEmptyPlace(value: Value): boolean {
  return value.kind === 'literal' && value.value === null && value.span.start === value.span.end;
}

/** The values directly within. */
export function childrenOf(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return value.members.flatMap((member) => (member.value === undefined ? [] : [member.value]));
    case 'array':
      return value.items;
    default:
      return [];
  }
}

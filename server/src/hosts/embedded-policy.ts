import { indexAt, type Member, offsetAt, type StringValue, type Value } from '../policy/value';
import { isOpened, isVerbatim, type Plain, type PolicyWriter, verbatim } from '../policy/writer';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';

/** A value of an embedded text, placed in the text around it, and the way back. */
export interface Relocated<T> {
  readonly value: T;
  /** Each value and member that was made, to the one it stands for. */
  readonly origins: Map<object, Value | Member>;
}

/** What a text is on either side of the string that holds it. */
export interface Embedding {
  /** A text that was read from the string, as rules see it. */
  read(text: string): string;
  /** A text that is to be written into the string. */
  spell(text: string): string;
}

/** Moves a value read from the decoded text of `string` to where it stands in the text that holds the string. */
export function relocate<T extends Value>(value: T, string: StringValue, read: Embedding['read']): Relocated<T> {
  const origins = new Map<object, Value | Member>();
  return { value: createMover(string, origins, read)(value), origins };
}

type Mover = <T extends Value>(value: T) => T;

function createMover(string: StringValue, origins: Map<object, Value | Member>, read: Embedding['read']): Mover {
  function move<T extends Value>(value: T): T;
  function move(value: Value): Value {
    const moved = moveValue(value);
    origins.set(moved, value);
    return moved;
  }
  const moveValue = (value: Value): Value => {
    const span = moveSpan(value.span, string);
    switch (value.kind) {
      case 'object':
        return { ...value, span, members: value.members.map(moveMember) };
      case 'array':
        return { ...value, span, items: value.items.map((item) => move(item)) };
      case 'string':
        return { ...value, span, content: moveSpan(value.content, string), text: read(value.text), offsets: moveOffsets(value, string) };
      case 'literal':
      case 'dynamic':
        return { ...value, span };
    }
  };
  const moveMember = (member: Member): Member => {
    const moved: Member = { key: move(member.key), value: member.value && move(member.value), span: moveSpan(member.span, string) };
    origins.set(moved, member);
    return moved;
  };
  return move;
}

function moveSpan(span: Span, string: StringValue): Span {
  return { start: offsetAt(string, span.start), end: offsetAt(string, span.end) };
}

function moveOffsets(value: StringValue, string: StringValue): readonly number[] | undefined {
  const offsets: number[] = [];
  for (let index = 0; index <= value.text.length; index++) {
    offsets.push(offsetAt(string, offsetAt(value, index)));
  }
  const start = offsets[0] ?? 0;
  return offsets.every((offset, index) => offset === start + index) ? undefined : offsets;
}

/**
 * Spells changes to a policy that is held as text in a string of another document: `inner` writes its language, and `spell` what
 * that becomes within the string.
 */
export function embeddedWriter(
  inner: PolicyWriter,
  string: StringValue,
  origins: Map<object, Value | Member>,
  spell: Embedding['spell'],
): PolicyWriter {
  const back = <T extends Value | Member>(value: T): T => originOf(value, origins);
  const plain = (value: Plain): Plain => (typeof value === 'object' && value !== null ? mapCarried(value, back) : value);
  const out = (edit: Edit): Edit => ({ span: moveSpan(edit.span, string), newText: spell(edit.newText) });
  return {
    escape: (text, within) => spell(inner.escape(text, back(within))),
    replace: (old, value) => out(inner.replace(back(old), plain(value))),
    insertMember: (object, name, value, after) =>
      out(inner.insertMember(back(object), name, plain(value), after === undefined || after === 'start' ? after : back(after))),
    removeMembers: (object, members) => inner.removeMembers(back(object), members.map(back)).map(out),
    insertItems: (array, index, values) => out(inner.insertItems(back(array), index, values.map(plain))),
    removeItems: (array, indexes) => inner.removeItems(back(array), indexes).map(out),
    compose: (entry, at, within) =>
      spell(inner.compose({ ...entry, value: plain(entry.value) }, indexAt(string, at), within && back(within))),
    hasRoom: (at, within) => inner.hasRoom(indexAt(string, at), within && back(within)),
    separators: (within, span) => {
      const { before, after } = inner.separators(back(within), { start: indexAt(string, span.start), end: indexAt(string, span.end) });
      return { before: before && out(before), after };
    },
    comments: ({ start, end }) => {
      const { within, after } = inner.comments({ start: indexAt(string, start), end: indexAt(string, end) });
      return { within: within.map(spell), after: after && spell(after) };
    },
  };
}

/** A value that was made elsewhere stays as it is. */
function originOf<T extends Value | Member>(value: T, origins: Map<object, Value | Member>): T;
function originOf(value: Value | Member, origins: Map<object, Value | Member>): Value | Member {
  return origins.get(value) ?? value;
}

function mapCarried(value: Exclude<Plain, string | number | boolean | null>, back: (value: Value) => Value): Plain {
  if (isVerbatim(value)) {
    return { [verbatim]: back(value[verbatim]) };
  }
  if (isOpened(value)) {
    return value;
  }
  const map = (item: Plain): Plain => (typeof item === 'object' && item !== null ? mapCarried(item, back) : item);
  return isList(value) ? value.map(map) : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, map(item)]));
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}

import type { Edit } from '../text/edit';
import type { Span } from '../text/span';
import type { ArrayValue, Member, ObjectValue, StringValue, Value } from './value';

/** Marks a value of the source that is to be carried over as it is written, intrinsic functions and comments included. */
export const verbatim: unique symbol = Symbol('verbatim');

export interface Verbatim {
  readonly [verbatim]: Value;
}

/** Marks brackets within which the author goes on. */
export const opened: unique symbol = Symbol('opened');

/** An object or a list with nothing but a tab stop in it: `{ | }`. */
export interface Opened {
  readonly [opened]: 'object' | 'list';
}

/** A value to be written. Strings and names may hold tab stops (text/tab-stop.ts). */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain } | Verbatim | Opened;

/** What is to be written where nothing is yet: a member, or a value where it has no name. */
export interface Entry {
  readonly name?: string;
  readonly value: Plain;
}

/** What parts an entry from its neighbours, so far as it is not there yet. */
export interface Separators {
  /** After the entry before it. */
  readonly before: Edit | undefined;
  /** Between it and the next; empty where there is none. */
  readonly after: string;
}

/** Carries `value` over into a new place as it stands in the source. */
export function carry(value: Value): Verbatim {
  return { [verbatim]: value };
}

export function isVerbatim(plain: Plain): plain is Verbatim {
  return typeof plain === 'object' && plain !== null && verbatim in plain;
}

export function isOpened(plain: Plain): plain is Opened {
  return typeof plain === 'object' && plain !== null && opened in plain;
}

/** A list of one as IAM's examples write it: the entry itself. */
export function listed(entries: readonly Plain[]): Plain {
  const [only, ...others] = entries;
  return only !== undefined && others.length === 0 ? only : entries;
}

/** The comments around a value, as written. */
export interface Comments {
  readonly within: readonly string[];
  /** The one that follows on the same line. */
  readonly after: string | undefined;
}

/**
 * How the host language spells a change to a policy. Rules and features say what changes; only the host knows quotes, commas,
 * indentation and escapes. Edits of one fix must not touch the same place twice.
 */
export interface PolicyWriter {
  /** `text` as it must be spelt inside the quotes of `within`. For edits of a part of a string. */
  escape(text: string, within: StringValue): string;
  /** Another value in the place of `old`. */
  replace(old: Value, value: Plain): Edit;
  /** A new member: after `after`, at the start, or as the last. */
  insertMember(object: ObjectValue, name: string, value: Plain, after?: Member | 'start'): Edit;
  /** Takes the members out, with their commas. */
  removeMembers(object: ObjectValue, members: readonly Member[]): readonly Edit[];
  /** New items before the item that now has that index; `array.items.length` appends. */
  insertItems(array: ArrayValue, index: number, values: readonly Plain[]): Edit;
  /** Takes the items out, with their commas. */
  removeItems(array: ArrayValue, indexes: readonly number[]): readonly Edit[];
  /**
   * An entry as it is typed at `at`, an empty place or that of an unquoted word: with quotes where the language needs them, and with
   * its later lines indented for that place. `within` is the object or list that it becomes part of, where that is there already.
   */
  compose(entry: Entry, at: number, within: ObjectValue | ArrayValue | undefined): string;
  /** Whether an entry may be typed at an empty place: not where YAML's line goes on with something else. */
  hasRoom(at: number, within: ObjectValue | ArrayValue | undefined): boolean;
  /** The separators that the entry of `within` at `span`, there already or still to be typed, lacks. */
  separators(within: ObjectValue | ArrayValue, span: Span): Separators;
  /** The comments of a span that begins and ends between tokens: what a change to it might lose. */
  comments(span: Span): Comments;
}

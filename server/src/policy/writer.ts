import type { Edit } from '../text/edit';
import type { ArrayValue, Member, ObjectValue, StringValue, Value } from './value';

/** Marks a value of the source that is to be carried over as it is written, intrinsic functions and comments included. */
export const verbatim: unique symbol = Symbol('verbatim');

export interface Verbatim {
  readonly [verbatim]: Value;
}

/** A value to be written. Strings may hold tab stops (text/tab-stop.ts). */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain } | Verbatim;

/** Carries `value` over into a new place as it stands in the source. */
export function carry(value: Value): Verbatim {
  return { [verbatim]: value };
}

export function isVerbatim(plain: Plain): plain is Verbatim {
  return typeof plain === 'object' && plain !== null && verbatim in plain;
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
   * What to put at an empty place or in place of an unquoted word so that it becomes a string or key: JSON's quotes, YAML's none.
   * `role` tells a member's name, which needs its colon where none follows.
   */
  spell(text: string, role: 'value' | 'name' | 'item'): string;
}

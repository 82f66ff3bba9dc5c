import type { Plain } from '../../policy/writer';
import type { CompletionItem } from './completion-item';

/** A completion item before the host has spelt it. */
export type Choice = Omit<CompletionItem, 'insertText' | 'place'> & {
  /** What is inserted, as it reads; where it differs from the label. May hold tab stops. */
  readonly text?: string;
  /** Written after a name that has no colon yet: the quotes or brackets in which the author goes on, or the value itself. */
  readonly value?: 'text' | 'object' | 'list' | { readonly plain: Plain };
  /** Written in place of a string: a whole statement. */
  readonly whole?: Plain;
  /** Written as so many entries, in place of one: a string becomes a list. */
  readonly entries?: readonly string[];
};

export interface Choices {
  readonly choices: readonly Choice[];
  /** Whether others come up as more is typed. */
  readonly incomplete: boolean;
}

/** All there is, in the order given. */
export function inOrder(choices: readonly Choice[]): Choices {
  return { choices: choices.map((choice, rank) => ({ ...choice, rank })), incomplete: false };
}

import type { CompletionItem } from './completion-item';

/** A completion item before the host has spelt it. */
export type Choice = Omit<CompletionItem, 'insertText'> & {
  /** What is inserted, as it reads; where it differs from the label. May hold tab stops. */
  readonly text?: string;
  /** Written after a name that has no colon yet: the quotes of its value, in which the editor does well to ask again if `known`. */
  readonly value?: 'any' | 'known';
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

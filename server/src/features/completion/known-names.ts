import type { Slot } from '../../policy/cursor';
import type { ValueKind, ValuesInUse } from '../../semantics/values-in-use';

/** Names that the author has used before, to be offered again. */
export interface KnownNames {
  /** Those that are wanted, the most frequent first; without what is being typed. */
  of(kind: ValueKind, isWanted?: (text: string) => boolean): readonly string[];
  /** Account ids: those of the settings first. */
  readonly accounts: readonly string[];
  /** The author's name for an account. */
  alias(account: string): string | undefined;
}

/** So many of a kind are offered. */
const most = 50;

export function knownNames(values: ValuesInUse, aliases: ReadonlyMap<string, string> = new Map(), { string }: Slot): KnownNames {
  const of = (kind: ValueKind, isWanted: (text: string) => boolean = () => true) =>
    values
      .ranked(kind)
      .filter((text) => text !== string?.text && isWanted(text))
      .slice(0, most);
  const used = of('account');
  const named = [...aliases.keys()];
  return {
    of,
    accounts: [...new Set([...used.filter((id) => aliases.has(id)), ...named, ...used])],
    alias: (account) => aliases.get(account) || undefined,
  };
}

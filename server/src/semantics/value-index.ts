import { rankValues, type ValueCounts, type ValueKind, type ValuesInUse } from './values-in-use';

/** The values in use in many texts, kept up to date text by text: a change costs what the text that changed holds. */
export interface ValueIndex extends ValuesInUse {
  /** The values of the text of that name, in place of those it had before; none takes them out. */
  put(name: string, counts: readonly ValueCounts[]): void;
  has(name: string): boolean;
}

/** More values of a kind than this are not kept: a list of choices shows far fewer. */
const mostOfKind = 5000;

export function createValueIndex(): ValueIndex {
  const texts = new Map<string, readonly ValueCounts[]>();
  const totals = new Map<ValueKind, Map<string, number>>();
  const count = (counts: readonly ValueCounts[], sign: 1 | -1): void => {
    for (const [kind, values] of counts.flatMap((each) => [...each])) {
      const total = totals.get(kind) ?? new Map<string, number>();
      totals.set(kind, total);
      for (const [text, times] of values) {
        const sum = (total.get(text) ?? 0) + sign * times;
        if (sum <= 0) {
          total.delete(text);
        } else if (total.size < mostOfKind || total.has(text)) {
          total.set(text, sum);
        }
      }
    }
  };
  return {
    put: (name, counts) => {
      count(texts.get(name) ?? [], -1);
      count(counts, 1);
      if (counts.length === 0) {
        texts.delete(name);
      } else {
        texts.set(name, counts);
      }
    },
    has: (name) => texts.has(name),
    ranked: (kind) => rankValues(totals).ranked(kind),
  };
}

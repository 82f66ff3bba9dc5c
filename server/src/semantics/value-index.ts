import { rankValues, type ValueCounts, type ValueKind, type ValuesInUse } from './values-in-use';

/** The values in use in many texts, kept up to date text by text: a change costs what the text that changed holds. */
export interface ValueIndex extends ValuesInUse {
  /** The values of the text of that name, in place of those it had before; none takes them out. */
  put(name: string, counts: readonly ValueCounts[]): void;
  has(name: string): boolean;
  /** Another number after each change of what is ranked. */
  revision(): number;
}

/** More values of a kind than this are not kept: a list of choices shows far fewer. */
const mostOfKind = 2000;

export function createValueIndex(): ValueIndex {
  const texts = new Map<string, ValueCounts>();
  const totals = new Map<ValueKind, Map<string, number>>();
  const rankings = new Map<ValueKind, readonly string[]>();
  let revision = 0;
  const add = (kind: ValueKind, values: ReadonlyMap<string, number>, sign: 1 | -1): void => {
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
  };
  return {
    put: (name, counts) => {
      const [before, now] = [texts.get(name) ?? nothing, merge(counts)];
      for (const kind of new Set([...before.keys(), ...now.keys()])) {
        const [old, fresh] = [before.get(kind) ?? none, now.get(kind) ?? none];
        if (!sameCounts(old, fresh)) {
          add(kind, old, -1);
          add(kind, fresh, 1);
          rankings.delete(kind);
          revision++;
        }
      }
      if (now.size === 0) {
        texts.delete(name);
      } else {
        texts.set(name, now);
      }
    },
    has: (name) => texts.has(name),
    revision: () => revision,
    ranked: (kind) => {
      const ranking = rankings.get(kind) ?? rankValues(totals).ranked(kind);
      rankings.set(kind, ranking);
      return ranking;
    },
  };
}

const none: ReadonlyMap<string, number> = new Map();
const nothing: ValueCounts = new Map();

function merge(counts: readonly ValueCounts[]): ValueCounts {
  const [only, ...others] = counts;
  if (others.length === 0) {
    return only ?? nothing;
  }
  const merged = new Map<ValueKind, Map<string, number>>();
  for (const [kind, values] of counts.flatMap((each) => [...each])) {
    const total = merged.get(kind) ?? new Map<string, number>();
    merged.set(kind, total);
    for (const [text, times] of values) {
      total.set(text, (total.get(text) ?? 0) + times);
    }
  }
  return merged;
}

function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([text, times]) => b.get(text) === times);
}

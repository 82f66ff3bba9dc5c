import { wildcardCovers } from '../policy/wildcard';

/** An entry of a list that another entry makes superfluous. Both are indexes. */
export interface RedundantEntry {
  readonly index: number;
  /** An entry that is not redundant itself and matches all that this one matches. */
  readonly by: number;
}

/** Letter comparisons spent on one list, after which no more is looked for: far above what lists of IAM's size need. */
const budget = 10_000_000;

interface Entry {
  readonly index: number;
  readonly text: string;
  /** What stands before its first wildcard: everything it matches begins so. */
  readonly head: string;
  /** What stands after its last wildcard; `undefined` where it has no wildcard or may not be read as a pattern. */
  readonly tail: string | undefined;
}

/**
 * The entries that match nothing which another entry does not match. Of entries that say the same the first stays. `undefined` stands for
 * an entry that is not known and takes no part. Nearly linear: entries are sorted by what stands before their first wildcard, so that each
 * is compared only with patterns it begins like.
 */
export function redundantEntries(texts: readonly (string | undefined)[]): readonly RedundantEntry[] {
  const found: RedundantEntry[] = [];
  const entries = distinct(texts, found);
  if (entries.every(({ tail }) => tail === undefined)) {
    return standing(found);
  }
  entries.sort((a, b) => (a.head === b.head ? a.index - b.index : a.head < b.head ? -1 : 1));
  let open: Entry[] = [];
  let left = budget;
  for (let start = 0; start < entries.length && left > 0; ) {
    const { head = '' } = entries[start] ?? {};
    let end = start;
    while (entries[end]?.head === head) {
      end++;
    }
    const group = entries.slice(start, end);
    left -= open.length;
    open = open.filter((pattern) => head.startsWith(pattern.head));
    open.push(...group.filter(({ tail }) => tail !== undefined));
    for (const entry of group) {
      const by = open.find((pattern) => {
        left -= cost(pattern, entry);
        return left <= 0 || outdoes(pattern, entry);
      });
      if (left <= 0) {
        break;
      }
      if (by !== undefined) {
        found.push({ index: entry.index, by: by.index });
      }
    }
    start = end;
  }
  return standing(found);
}

/** The entries, each text once; the repeated ones go to `found`. */
function distinct(texts: readonly (string | undefined)[], found: RedundantEntry[]): Entry[] {
  const first = new Map<string, number>();
  const entries: Entry[] = [];
  for (const [index, text] of texts.entries()) {
    const before = text === undefined ? undefined : first.get(text);
    if (before !== undefined) {
      found.push({ index, by: before });
    } else if (text !== undefined) {
      first.set(text, index);
      entries.push(toEntry(index, text));
    }
  }
  return entries;
}

/** In `${*}`, `${?}` and `${$}` the letter stands for itself: such a text is no one's pattern. */
function toEntry(index: number, text: string): Entry {
  const wildcard = text.search(/[*?]/);
  const last = Math.max(text.lastIndexOf('*'), text.lastIndexOf('?'));
  return {
    index,
    text,
    head: wildcard < 0 ? text : text.slice(0, wildcard),
    tail: wildcard < 0 || /\$\{[*?$]\}/.test(text) ? undefined : text.slice(last + 1),
  };
}

/** What comparing the two takes: often a look at their ends, else each letter with each. */
function cost(pattern: Entry, entry: Entry): number {
  return isPrefix(pattern) || !entry.text.endsWith(pattern.tail ?? '') ? 1 : pattern.text.length * entry.text.length;
}

/** Whether the entry goes and the pattern stays; of two that match the same, the first stays. */
function outdoes(pattern: Entry, entry: Entry): boolean {
  return covers(pattern, entry) && (pattern.index < entry.index || !covers(entry, pattern));
}

function covers(pattern: Entry, entry: Entry): boolean {
  if (pattern === entry || pattern.tail === undefined || !entry.head.startsWith(pattern.head) || !entry.text.endsWith(pattern.tail)) {
    return false;
  }
  return isPrefix(pattern) || wildcardCovers(pattern.text, entry.text);
}

/** Whether its only wildcard is a `*` at its end. */
function isPrefix({ text, head }: Entry): boolean {
  return text.length === head.length + 1 && text.endsWith('*');
}

/** In the order of the list, each with an entry that stays. */
function standing(found: readonly RedundantEntry[]): readonly RedundantEntry[] {
  const by = new Map(found.map((each) => [each.index, each.by]));
  const last = (index: number): number => {
    let stays = index;
    for (let next = by.get(stays); next !== undefined; next = by.get(stays)) {
      stays = next;
    }
    return stays;
  };
  return found.map(({ index }) => ({ index, by: last(index) })).sort((a, b) => a.index - b.index);
}

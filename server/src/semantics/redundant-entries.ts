import { wildcardCovers } from '../policy/wildcard';

/** An entry of a list that another entry makes superfluous. Both are indexes. */
export interface RedundantEntry {
  readonly index: number;
  /** An entry that is not redundant itself and matches all that this one matches. */
  readonly by: number;
}

/** Letter comparisons spent on one list, after which no more is looked for: far above what lists of IAM's size need. */
const budget = 10_000_000;

/** An entry that may match more than itself. */
interface Pattern {
  readonly index: number;
  readonly text: string;
  /** What stands before its first wildcard: everything it matches begins so. */
  readonly head: string;
  /** What stands after its last wildcard: everything it matches ends so. */
  readonly tail: string;
}

/**
 * The entries that match nothing which another entry does not match. Of entries that say the same the first stays. `undefined` stands for
 * an entry that is not known and takes no part. Nearly linear for lists such as people write: an entry is compared with the patterns that
 * begin with the same service.
 */
export function redundantEntries(texts: readonly (string | undefined)[]): readonly RedundantEntry[] {
  const found: RedundantEntry[] = [];
  const first = new Map<string, number>();
  const patterns: Pattern[] = [];
  texts.forEach((text, index) => {
    const before = text === undefined ? undefined : first.get(text);
    if (before !== undefined) {
      found.push({ index, by: before });
    } else if (text !== undefined) {
      first.set(text, index);
      const pattern = toPattern(index, text);
      if (pattern !== undefined) {
        patterns.push(pattern);
      }
    }
  });
  if (patterns.length > 0) {
    compare(first, patterns, found);
  }
  return standing(found);
}

/** Adds to `found` the entries that a pattern outdoes, until the budget is spent. */
function compare(entries: ReadonlyMap<string, number>, patterns: readonly Pattern[], found: RedundantEntry[]): void {
  const byService = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const alike = byService.get(serviceOf(pattern.head));
    if (alike === undefined) {
      byService.set(serviceOf(pattern.head), [pattern]);
    } else {
      alike.push(pattern);
    }
  }
  const ofAnyService = byService.get('') ?? [];
  let left = budget;
  for (const [text, index] of entries) {
    const ofService = byService.get(serviceOf(text)) ?? ofAnyService;
    if (ofService.length === 0) {
      continue;
    }
    const outdone = (pattern: Pattern) => {
      left -= cost(pattern, text);
      return left > 0 && outdoes(pattern, text, index);
    };
    const by = ofAnyService.find(outdone) ?? (ofService === ofAnyService ? undefined : ofService.find(outdone));
    if (by !== undefined) {
      found.push({ index, by: by.index });
    }
    if (left <= 0) {
      return;
    }
  }
}

/** What stands before the first colon: a pattern whose head has one matches nothing that begins otherwise. Empty where there is none. */
function serviceOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf(':')));
}

/** In `${*}`, `${?}` and `${$}` the letter stands for itself: such a text is no one's pattern, and neither is one without a wildcard. */
function toPattern(index: number, text: string): Pattern | undefined {
  if (!(text.includes('*') || text.includes('?')) || /\$\{[*?$]\}/.test(text)) {
    return undefined;
  }
  const last = Math.max(text.lastIndexOf('*'), text.lastIndexOf('?'));
  return { index, text, head: text.slice(0, text.search(/[*?]/)), tail: text.slice(last + 1) };
}

/** What comparing the two takes: often a look at their ends, else each letter with each. */
function cost(pattern: Pattern, text: string): number {
  const differ = !text.startsWith(pattern.head) || isPrefix(pattern) || !text.endsWith(pattern.tail);
  return differ ? 1 : pattern.text.length * text.length;
}

/** Whether the entry goes and the pattern stays; of two that match the same, the first stays. */
function outdoes(pattern: Pattern, text: string, index: number): boolean {
  return pattern.index !== index && covers(pattern, text) && (pattern.index < index || !wildcardCovers(text, pattern.text));
}

function covers(pattern: Pattern, text: string): boolean {
  return text.startsWith(pattern.head) && text.endsWith(pattern.tail) && (isPrefix(pattern) || wildcardCovers(pattern.text, text));
}

/** Whether its only wildcard is a `*` at its end. */
function isPrefix({ text, head }: Pattern): boolean {
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

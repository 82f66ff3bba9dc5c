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
}

/** An entry that may match more than itself. */
interface Pattern extends Entry {
  /** What stands before its first wildcard: everything it matches begins so. */
  readonly head: string;
  /** What stands after its last wildcard: everything it matches ends so. */
  readonly tail: string;
  /** Whether its only wildcard is a `*` at its end. */
  readonly isPrefix: boolean;
}

/**
 * The entries that match nothing which another entry does not match. Of entries that say the same the first stays. `undefined` stands for
 * an entry that is not known and takes no part. Nearly linear for lists such as people write: an entry is compared with the patterns that
 * begin with the same service.
 */
export function redundantEntries(texts: readonly (string | undefined)[]): readonly RedundantEntry[] {
  const found: RedundantEntry[] = [];
  const entries: Entry[] = [];
  const patterns: Pattern[] = [];
  const seen = new Set<string>();
  let first: ReadonlyMap<string, number> | undefined;
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index];
    if (text === undefined) {
      continue;
    }
    const before = seen.size;
    if (seen.add(text).size === before) {
      first ??= firstIndexes(texts);
      found.push({ index, by: first.get(text) ?? index });
      continue;
    }
    entries.push({ index, text });
    const pattern = toPattern(index, text);
    if (pattern !== undefined) {
      patterns.push(pattern);
    }
  }
  if (patterns.length > 0 && entries.length > 1) {
    compare(entries, patterns, found);
  }
  return found.length === 0 ? found : standing(found);
}

/** Where each text stands first. */
function firstIndexes(texts: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    if (text !== undefined && !indexes.has(text)) {
      indexes.set(text, index);
    }
  }
  return indexes;
}

/** Adds to `found` the entries that a pattern outdoes, until the budget is spent. */
function compare(entries: readonly Entry[], patterns: readonly Pattern[], found: RedundantEntry[]): void {
  const byService = groupByService(patterns);
  const ofAnyService = byService.get('') ?? [];
  let service = '';
  let ofService: readonly Pattern[] = [];
  let left = budget;
  const outdoing = (candidates: readonly Pattern[], text: string, index: number): Pattern | undefined => {
    for (const pattern of candidates) {
      const isNear = pattern.index !== index && fits(pattern, text);
      left -= isNear && !pattern.isPrefix ? pattern.text.length * text.length : 1;
      if (left <= 0) {
        return undefined;
      }
      if (isNear && outdoes(pattern, text, index)) {
        return pattern;
      }
    }
    return undefined;
  };
  for (const { text, index } of entries) {
    if (service === '' || !text.startsWith(service)) {
      service = serviceOf(text);
      ofService = service === '' ? [] : (byService.get(service) ?? []);
    }
    const by = outdoing(ofAnyService, text, index) ?? outdoing(ofService, text, index);
    if (by !== undefined) {
      found.push({ index, by: by.index });
    }
    if (left <= 0) {
      return;
    }
  }
}

function groupByService(patterns: readonly Pattern[]): ReadonlyMap<string, Pattern[]> {
  const groups = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const service = serviceOf(pattern.head);
    const alike = groups.get(service);
    if (alike === undefined) {
      groups.set(service, [pattern]);
    } else {
      alike.push(pattern);
    }
  }
  return groups;
}

/** Up to the first colon: a pattern whose head has one matches nothing that begins otherwise. Empty where there is none. */
function serviceOf(text: string): string {
  return text.slice(0, text.indexOf(':') + 1);
}

/** In `${*}`, `${?}` and `${$}` the letter stands for itself: such a text is no one's pattern, and neither is one without a wildcard. */
function toPattern(index: number, text: string): Pattern | undefined {
  const [star, mark] = [text.indexOf('*'), text.indexOf('?')];
  if ((star < 0 && mark < 0) || (text.includes('${') && /\$\{[*?$]\}/.test(text))) {
    return undefined;
  }
  const start = star < 0 || mark < 0 ? Math.max(star, mark) : Math.min(star, mark);
  const isPrefix = start === text.length - 1 && star === start;
  const tail = isPrefix ? '' : text.slice(Math.max(text.lastIndexOf('*'), text.lastIndexOf('?')) + 1);
  return { index, text, head: text.slice(0, start), tail, isPrefix };
}

/** Whether the text begins and ends as the pattern does. */
function fits({ head, tail, isPrefix }: Pattern, text: string): boolean {
  return text.startsWith(head) && (isPrefix || text.endsWith(tail));
}

/** Whether the entry, which is another and fits, goes and the pattern stays; of two that match the same, the first stays. */
function outdoes(pattern: Pattern, text: string, index: number): boolean {
  const covers = pattern.isPrefix || wildcardCovers(pattern.text, text);
  return covers && (pattern.index < index || !wildcardCovers(text, pattern.text));
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

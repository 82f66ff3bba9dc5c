/**
 * With which score VS Code puts a choice among others, given what was typed before the cursor; `undefined` where it hides the choice.
 * Modelled on what its suggest widget does under its default settings: a match must begin at a word, letters in their place and at the
 * beginnings of words count most, gaps and skipped characters cost, and two letters in the wrong order are forgiven. Compared with the
 * editor's own function on random words.
 */
export function editorScore(typed: string, word: string): number | undefined {
  if (typed === '') {
    return 0;
  }
  let best = score(typed, word);
  for (let at = 1; typed.length >= 3 && at < Math.min(7, typed.length - 1); at++) {
    const swapped = swap(typed, at);
    const found = swapped === undefined ? undefined : score(swapped, word);
    if (found !== undefined && (best === undefined || found - swapCost > best)) {
      best = found - swapCost;
    }
  }
  return best;
}

const swapCost = 3;
const gapCost = 5;
const longest = 128;

/** The letter at `at` and the next one, exchanged; `undefined` where they are the same. */
function swap(typed: string, at: number): string | undefined {
  const [a = '', b = ''] = [typed[at], typed[at + 1]];
  return a === b ? undefined : typed.slice(0, at) + b + a + typed.slice(at + 2);
}

/** One cell of the table: letters typed so far against characters of the word so far. */
interface Cell {
  readonly score: number;
  /** How many letters in a row match up to here; 0 where the last character is skipped. */
  readonly run: number;
  /** The column of the last match. */
  readonly matched: number;
}

function score(typedText: string, wordText: string): number | undefined {
  const typed = typedText.slice(0, longest);
  const word = new Letters(wordText.slice(0, longest));
  const lower = typed.toLowerCase();
  const first = earliest(lower, word.lower);
  if (first === undefined) {
    return undefined;
  }
  const last = latest(lower, word.lower);
  let above: (Cell | undefined)[] = [];
  let row: (Cell | undefined)[] = [];
  let isStrong = false;
  for (let index = 0; index < typed.length; index++) {
    row = [];
    const from = first[index] ?? 0;
    const to = last[index + 1] ?? word.length;
    for (let at = from; at < to; at++) {
      const diagonal = above[at] ?? nothing;
      const own = at <= (last[index] ?? 0) ? letterScore(typed, lower, index, word, at, diagonal.run === 0) : undefined;
      isStrong ||= index === 0 && own !== undefined && own.isStrong;
      const match = own && { score: own.score + diagonal.score, run: diagonal.run + 1, matched: at + 1 };
      row[at + 1] = bestCell(match, at > from ? row[at] : undefined, at > from + 1 ? row[at - 1] : undefined, at > from);
    }
    above = row;
  }
  const end = row.at(-1);
  if (!isStrong || end === undefined) {
    return undefined;
  }
  return end.score + (word.length === typed.length ? 2 : 0) - (end.matched - typed.length);
}

const nothing: Cell = { score: 0, run: 0, matched: 0 };

/** A match, or the character skipped: after a match that opens a gap. Of equals the longer way back. */
function bestCell(match: Cell | undefined, left: Cell | undefined, leftOfLeft: Cell | undefined, canSkip: boolean): Cell | undefined {
  const skipped = (cell: Cell | undefined): Cell | undefined =>
    cell && { score: cell.score - (cell.run > 0 ? gapCost : 0), run: 0, matched: cell.matched };
  const one = canSkip ? skipped(left) : undefined;
  const two = left !== undefined && left.run > 0 ? skipped(leftOfLeft) : undefined;
  if (two !== undefined && (one === undefined || two.score >= one.score) && (match === undefined || two.score >= match.score)) {
    return two;
  }
  return one !== undefined && (match === undefined || one.score >= match.score) ? one : match;
}

function letterScore(
  typed: string,
  lower: string,
  index: number,
  word: Letters,
  at: number,
  beginsRun: boolean,
): { readonly score: number; readonly isStrong: boolean } | undefined {
  if (lower[index] !== word.lower[at]) {
    return undefined;
  }
  const cased = typed[index] === word.text[at] ? 7 : 5;
  const afterSeparator = at > 0 && word.isSeparator(at - 1);
  const beginsCapitals = word.isCapital(at) && (at === 0 || !word.isCapital(at - 1));
  const beginsSeparators = word.isSeparator(at) && (at === 0 || !word.isSeparator(at - 1));
  let score = 1;
  let isGap = word.isCapital(at) || afterSeparator;
  if (at === index) {
    score = cased;
  } else if (beginsCapitals) {
    score = cased;
    isGap = true;
  } else if (beginsSeparators || afterSeparator) {
    score = 5;
  }
  const isStrong = score > 1;
  if (index === 0) {
    score -= at > 0 ? (isGap ? 3 : 5) : 0;
  } else if (beginsRun) {
    score += isGap ? 2 : 0;
  } else {
    score += isGap ? 0 : 1;
  }
  return { score: at + 1 === word.length ? score - (isGap ? 3 : 5) : score, isStrong };
}

class Letters {
  readonly lower: string;
  readonly length: number;

  constructor(readonly text: string) {
    this.lower = text.toLowerCase();
    this.length = text.length;
  }

  isCapital(at: number): boolean {
    return this.text[at] !== this.lower[at];
  }

  isSeparator(at: number): boolean {
    return /[_\-.\s/\\'":$<>()[\]{}]/.test(this.text[at] ?? '');
  }
}

/** Where each letter can match at the earliest; `undefined` where they do not all occur in order. */
function earliest(typed: string, word: string): readonly number[] | undefined {
  const found: number[] = [];
  for (const letter of typed) {
    const at = word.indexOf(letter, (found.at(-1) ?? -1) + 1);
    if (at < 0) {
      return undefined;
    }
    found.push(at);
  }
  return found;
}

/** Where each letter can match at the latest. */
function latest(typed: string, word: string): readonly number[] {
  const found: number[] = [];
  let before = word.length;
  for (const letter of [...typed].reverse()) {
    before = word.lastIndexOf(letter, before - 1);
    found.unshift(before);
  }
  return found;
}

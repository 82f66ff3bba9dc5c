import type { Arena } from './arena';
import { type Glob, globOf } from './glob';
import { covers, shortestWord, type Word, type WordAnswer } from './string-search';
import { anyOne, isRun, isSymbol, letterOf, segmentOne, star, type Token } from './token';

/**
 * A string that every union of `within` matches and none of `outside`. Each glob of one union is looked at by itself, and only
 * against what it can meet, which settles nearly all real questions without an automaton.
 */
export function findString(arena: Arena, within: readonly (readonly Glob[])[], outside: readonly Glob[]): WordAnswer {
  const [base, others] = splitOff(within);
  arena.budget.steps -= outside.length;
  const excluded = new Set(outside.map(({ key }) => key));
  let givenUp = false;
  for (const glob of base) {
    if (excluded.has(glob.key)) {
      continue;
    }
    if (arena.budget.steps < 0) {
      return 'given-up';
    }
    const answer = findInGlob(arena, glob, others, outside);
    if (answer === 'given-up') {
      givenUp = true;
    } else if (answer !== undefined) {
      return answer;
    }
  }
  return givenUp ? 'given-up' : undefined;
}

const anything = globOf([star]);

/** The union whose symbols are kept is one that has some, since in the others symbols stand for any text; else the smallest. */
function splitOff(within: readonly (readonly Glob[])[]): readonly [readonly Glob[], readonly (readonly Glob[])[]] {
  const [first] = within;
  if (first === undefined) {
    return [[anything], []];
  }
  let base = first;
  for (const union of within) {
    if (weight(union) < weight(base)) {
      base = union;
    }
  }
  return [base, within.filter((union) => union !== base)];
}

const symbolsFirst = 1e6;

function weight(union: readonly Glob[]): number {
  return union.length - (union.some(({ tokens }) => tokens.some(isSymbol)) ? symbolsFirst : 0);
}

function findInGlob(arena: Arena, glob: Glob, others: readonly (readonly Glob[])[], outside: readonly Glob[]): WordAnswer {
  const look = 1 + (glob.loose.length >> 5);
  arena.budget.steps -= outside.length * look;
  const relevant: (readonly Token[])[] = [];
  for (const { tokens } of outside) {
    if (canMeet(tokens, glob.loose)) {
      if (covers(tokens, glob.loose, arena.budget)) {
        return undefined;
      }
      relevant.push(tokens);
    }
  }
  const needed: (readonly Token[])[][] = [];
  for (const union of others) {
    arena.budget.steps -= union.length * look;
    if (!union.some(({ loose }) => canMeet(loose, glob.loose) && covers(loose, glob.loose, arena.budget))) {
      const possible = union.filter(({ loose }) => canMeet(loose, glob.loose)).map(({ loose }) => loose);
      if (possible.length === 0) {
        return undefined;
      }
      needed.push(possible);
    }
  }
  if (arena.budget.steps < 0) {
    return 'given-up';
  }
  arena.budget.steps -= glob.loose.length;
  return needed.length + relevant.length === 0 ? { word: wordOf(glob.loose) } : shortestWord(glob.loose, needed, relevant, arena.budget);
}

/** The shortest word of a glob alone. */
function wordOf(tokens: readonly Token[]): Word {
  const word: number[] = [];
  for (const token of tokens) {
    if (!isRun(token)) {
      word.push(token === anyOne || token === segmentOne ? anyCharacter : (letterOf(token) ?? token));
    }
  }
  return word;
}

/** As in the words that automata find. */
const anyCharacter = 0x78;

/** False only when the fixed beginnings or the fixed ends differ. */
function canMeet(a: readonly Token[], b: readonly Token[]): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; ; index++) {
    if (index === shorter) {
      return true;
    }
    const verdict = sameAt(a[index] ?? star, b[index] ?? star);
    if (verdict !== 'same') {
      if (verdict === 'differ') {
        return false;
      }
      break;
    }
  }
  for (let index = 1; index <= shorter; index++) {
    const verdict = sameAt(a[a.length - index] ?? star, b[b.length - index] ?? star);
    if (verdict !== 'same') {
      return verdict !== 'differ';
    }
  }
  return true;
}

function sameAt(a: Token, b: Token): 'same' | 'differ' | 'open' {
  if (a < 0 || b < 0 || isSymbol(a) || isSymbol(b)) {
    return 'open';
  }
  const bothExact = letterOf(a) === undefined && letterOf(b) === undefined;
  return (bothExact ? a === b : folded(a) === folded(b)) ? 'same' : 'differ';
}

/** Letters in lower case, so that only certain differences count. */
function folded(token: Token): number {
  return letterOf(token) ?? (token >= 0x41 && token <= 0x5a ? token | 0x20 : token);
}

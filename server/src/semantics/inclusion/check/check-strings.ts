import { acceptsEmpty, isSymbolCharacter, type Membership, noneWanted, one, run, segmentOne, segmentRun } from './derivatives';

/**
 * Whether no string can have all the memberships. Unknown text in the globs may be any text: proved for all of it, or not at all.
 */
export function noString(memberships: readonly Membership[], budget: { words: number }): boolean {
  const inside = memberships.filter((membership) => membership.inside).map(({ globs }) => globs);
  const outside = memberships.filter((membership) => !membership.inside).flatMap(({ globs }) => globs);
  const bases = inside.length === 0 ? [[run]] : inside;
  // Whichever union the string is taken from, one from which none can be taken is enough.
  return bases.some((base) =>
    base.every((glob) => {
      const others = inside.filter((union) => union !== base);
      return noStringOf(glob, others, outside, budget);
    }),
  );
}

function noStringOf(glob: string, others: readonly (readonly string[])[], outside: readonly string[], budget: { words: number }): boolean {
  if (outside.includes(glob)) {
    return true;
  }
  const relevant = outside.filter((other) => couldMeet(glob, other));
  const needed = others.map((union) => union.map(withoutSymbols).filter((other) => couldMeet(glob, other)));
  if (needed.some((union) => union.length === 0)) {
    return true;
  }
  if (relevant.length === 0 && needed.length === 0) {
    return false;
  }
  return noneWanted(glob, [relevant, ...needed], ([excluded, ...met]) => excluded === false && met.every(Boolean), budget, 1);
}

/** Symbols as any text: more than they can be. */
function withoutSymbols(glob: string): string {
  return Array.from(glob, (character) => (isSymbolCharacter(character) ? run : character)).join('');
}

/** False only when the plain beginnings differ. */
function couldMeet(a: string, b: string): boolean {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let index = 0; ; index++) {
    const [x, y] = [left[index], right[index]];
    if (x === undefined || y === undefined) {
      return x === y || acceptsEmpty([left.slice(index).join('') || right.slice(index).join('')]) || isOpen(x ?? y ?? '');
    }
    if (isOpen(x) || isOpen(y)) {
      return true;
    }
    if (x !== y) {
      return false;
    }
  }
}

function isOpen(character: string): boolean {
  return [run, one, segmentRun, segmentOne, '\ue004'].includes(character) || isSymbolCharacter(character);
}

import { type Automaton, createAutomaton } from './automaton';
import { isRun, isSymbol, letterOf, star, type Token } from './token';

/** A word: code points and symbols. */
export type Word = readonly number[];

/** `undefined` when there is no such word; `given-up` when the budget was spent before that was known. */
export type WordAnswer = { readonly word: Word } | 'given-up' | undefined;

/**
 * The shortest word that `base` emits, that every union of `within` matches and that none of `outside` does. Symbols of `base`
 * are emitted as such; nothing is ruled out that the text they stand for could allow, so that `undefined` holds whatever it is.
 */
export function shortestWord(
  base: readonly Token[],
  within: readonly (readonly (readonly Token[])[])[],
  outside: readonly (readonly Token[])[],
  budget: { steps: number },
): WordAnswer {
  const emitter = createAutomaton([base], 'exact', budget);
  const needed = within.map((union) => createAutomaton(union, 'any-text', budget));
  const forbidden = createAutomaton(outside, 'exact', budget);
  return explore([emitter, ...needed], forbidden, budget);
}

interface Visit {
  readonly states: readonly number[];
  readonly forbidden: number;
  readonly from: Visit | undefined;
  readonly input: number;
}

function explore(needed: readonly Automaton[], forbidden: Automaton, budget: { steps: number }): WordAnswer {
  const first: Visit = { states: needed.map(({ start }) => start), forbidden: forbidden.start, from: undefined, input: 0 };
  const queue: Visit[] = [];
  const seen = new Set<string>();
  const enter = (visit: Visit): void => {
    const key = `${visit.states.join(' ')} ${visit.forbidden}`;
    if (
      !seen.has(key) &&
      !needed.some((automaton, index) => automaton.isDead(visit.states[index] ?? 0)) &&
      !forbidden.isAll(visit.forbidden)
    ) {
      seen.add(key);
      queue.push(visit);
    }
  };
  enter(first);
  for (let index = 0; index < queue.length; index++) {
    const visit = queue[index] ?? first;
    if (needed.every((automaton, at) => automaton.accepts(visit.states[at] ?? 0)) && !forbidden.accepts(visit.forbidden)) {
      return { word: wordOf(visit) };
    }
    for (const input of inputsOf(needed, forbidden, visit)) {
      budget.steps -= needed.length + 1;
      if (budget.steps < 0) {
        return 'given-up';
      }
      enter({
        states: needed.map((automaton, at) => automaton.step(visit.states[at] ?? 0, input)),
        forbidden: forbidden.step(visit.forbidden, input),
        from: visit,
        input,
      });
    }
  }
  return undefined;
}

function wordOf(visit: Visit): Word {
  const word: number[] = [];
  for (let at: Visit | undefined = visit; at?.from !== undefined; at = at.from) {
    word.push(at.input);
  }
  return word.reverse();
}

/** Characters for where any other one will do, in the order in which a reader likes to see them. */
const plain = Array.from('x0ayz123bcdefghijklmnopqrstuvw-_', (character) => character.charCodeAt(0));

/** One input of each kind that the states tell apart: theirs, and one character that is none of them. */
function inputsOf(needed: readonly Automaton[], forbidden: Automaton, visit: Visit): readonly number[] {
  const inputs = new Set<number>();
  needed.forEach((automaton, at) => {
    for (const input of automaton.inputsOf(visit.states[at] ?? 0)) {
      inputs.add(input);
    }
  });
  for (const input of forbidden.inputsOf(visit.forbidden)) {
    // What only the forbidden globs speak of matters when it is a character; a symbol has to be emitted first.
    if (!isSymbol(input)) {
      inputs.add(input);
    }
  }
  let other = plain.find((codePoint) => !inputs.has(codePoint));
  for (let codePoint = 0x4e00; other === undefined; codePoint++) {
    other = inputs.has(codePoint) ? undefined : codePoint;
  }
  return [other, ...inputs];
}

/**
 * Whether everything `inner` matches, `outer` matches too, judged token by token: `*` only under `*`. Never yes wrongly; no where
 * only a union of cases would show it, and where the budget is spent.
 */
export function covers(outer: readonly Token[], inner: readonly Token[], budget: { steps: number }): boolean {
  // Positions of `outer` that the tokens of `inner` read so far can be at, in ascending order.
  let places: number[] = [];
  addPlace(outer, 0, places);
  for (const token of inner) {
    budget.steps -= 1 + (places.length >> 2);
    const next: number[] = [];
    for (const place of places) {
      const own = outer[place];
      if (own !== undefined && takesToken(own, token)) {
        addPlace(outer, isRun(own) ? place : place + 1, next);
      }
    }
    places = next;
    if (places.length === 0 || budget.steps < 0) {
      return false;
    }
  }
  return places.at(-1) === outer.length;
}

/** Adds the place and, past runs, those after it; all of them later than those that are there, but for the last ones. */
function addPlace(tokens: readonly Token[], place: number, places: number[]): void {
  for (let next = place; ; next++) {
    if (next > (places.at(-1) ?? -1)) {
      places.push(next);
    }
    if (!isRun(tokens[next] ?? 0)) {
      return;
    }
  }
}

const segmentStarToken = -3;
const anyOneToken = -2;
const segmentOneToken = -4;

/** Whether one token of a covering glob takes in all that one token of the covered glob stands for. */
function takesToken(own: Token, token: Token): boolean {
  if (own === star) {
    return true;
  }
  if (own === segmentStarToken) {
    return token === segmentStarToken || token === segmentOneToken || isPlain(token);
  }
  if (own === anyOneToken) {
    return token === anyOneToken || token === segmentOneToken || isCharacter(token);
  }
  if (own === segmentOneToken) {
    return token === segmentOneToken || isPlain(token);
  }
  return (
    own === token ||
    ((own & 1) === 1 && isSymbol(own) && own - 1 === token) ||
    (letterOf(own) !== undefined && letterOf(own) === lower(token))
  );
}

function isCharacter(token: Token): boolean {
  return token >= 0 && !isSymbol(token);
}

function isPlain(token: Token): boolean {
  return isCharacter(token) && token !== 0x3a;
}

function lower(token: Token): number {
  return token >= 0x41 && token <= 0x5a ? token | 0x20 : token;
}

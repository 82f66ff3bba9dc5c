import { isRun, isSymbol, letterOf, segmentOne, segmentStar, star, type Token, takesCharacter, takesSymbol } from './token';

/** Deterministic automaton of a union of globs, whose states are made when they are first reached, at the budget's expense. */
export interface Automaton {
  readonly start: number;
  /** The state after a character's code point or a symbol. */
  step(state: number, input: number): number;
  accepts(state: number): boolean;
  /** Whether no continuation is accepted. */
  isDead(state: number): boolean;
  /** Whether every continuation is accepted. */
  isAll(state: number): boolean;
  /** What tells inputs apart in this state: code points (each letter compared without case in both cases), the colon, symbols. */
  inputsOf(state: number): readonly number[];
}

/**
 * How symbols are read. `exact`: as themselves, so that a symbol is taken in by `*` and by the same symbol only. `any-text`: as
 * whatever text would suit, here and in the word, so that nothing is ruled out that some text would allow.
 */
export type SymbolReading = 'exact' | 'any-text';

interface State {
  readonly positions: readonly number[];
  readonly accepts: boolean;
  readonly all: boolean;
  readonly steps: Map<number, number>;
  inputs: readonly number[] | undefined;
}

export function createAutomaton(globs: readonly (readonly Token[])[], symbols: SymbolReading, budget: { steps: number }): Automaton {
  const { tokens, starts } = layOut(globs, symbols);
  budget.steps -= tokens.length >> 2;
  const states: State[] = [];
  const known = new Map<string, number>();
  const stateOf = (places: number[]): number => {
    budget.steps -= newStep + places.length;
    const positions = places.sort((a, b) => a - b).filter((place, at) => place !== places[at - 1]);
    const key = positions.join(' ');
    let state = known.get(key);
    if (state === undefined) {
      state = states.length;
      known.set(key, state);
      states.push(describe(tokens, positions));
    }
    return state;
  };
  const at = (state: number): State => states[state] ?? nowhere;
  const placesAtStart: number[] = [];
  for (const place of starts) {
    addReached(tokens, place, placesAtStart);
  }
  return {
    start: stateOf(placesAtStart),
    step(state, input) {
      const { positions, steps } = at(state);
      let next = steps.get(input);
      if (next === undefined) {
        budget.steps -= positions.length;
        const places: number[] = [];
        for (const place of positions) {
          addFollowing(tokens, place, input, symbols, places);
        }
        next = stateOf(places);
        steps.set(input, next);
      }
      return next;
    },
    accepts: (state) => at(state).accepts,
    isDead: (state) => at(state).positions.length === 0,
    isAll: (state) => at(state).all,
    inputsOf(state) {
      const entry = at(state);
      entry.inputs ??= inputsAt(tokens, entry.positions);
      return entry.inputs;
    },
  };
}

/** All globs in one row, each with its end marked; symbols that may be any text as runs. */
function layOut(
  globs: readonly (readonly Token[])[],
  symbols: SymbolReading,
): { readonly tokens: readonly number[]; readonly starts: readonly number[] } {
  const tokens: number[] = [];
  const starts: number[] = [];
  for (const glob of globs) {
    starts.push(tokens.length);
    for (const token of glob) {
      tokens.push(symbols === 'any-text' && isSymbol(token) ? star : token);
    }
    tokens.push(endOfGlob);
  }
  return { tokens, starts };
}

function describe(tokens: readonly number[], positions: readonly number[]): State {
  return {
    positions,
    accepts: positions.some((place) => tokens[place] === endOfGlob),
    all: positions.some((place) => tokens[place] === star && tokens[place + 1] === endOfGlob),
    steps: new Map(),
    inputs: undefined,
  };
}

/** What making a step costs, beside the places it comes from and leads to, in steps of the budget. */
const newStep = 8;

/** The place after a glob's last token; one past the last code point. */
const endOfGlob = 0x110000;
const nowhere: State = { positions: [], accepts: false, all: false, steps: new Map(), inputs: [] };

/** Adds the place itself and, past runs, which may be empty, the places after them. */
function addReached(tokens: readonly number[], place: number, places: number[]): void {
  places.push(place);
  for (let next = place; isRun(tokens[next] ?? endOfGlob); next++) {
    places.push(next + 1);
  }
}

/** Adds the places that the input leads to. */
function addFollowing(tokens: readonly number[], place: number, input: number, symbols: SymbolReading, places: number[]): void {
  const token = tokens[place] ?? endOfGlob;
  if (isSymbol(input)) {
    if (symbols === 'any-text') {
      addRest(tokens, place, places);
    } else if (token === star) {
      addReached(tokens, place, places);
    } else if (takesSymbol(token, input)) {
      addReached(tokens, place + 1, places);
    }
  } else if (token !== endOfGlob && !isSymbol(token) && takesCharacter(token, input)) {
    addReached(tokens, isRun(token) ? place : place + 1, places);
  }
}

/** Adds the place and all after it in its glob: a symbol of the word may be any text, so it may take any part of the glob. */
function addRest(tokens: readonly number[], place: number, places: number[]): void {
  places.push(place);
  for (let next = place; (tokens[next] ?? endOfGlob) !== endOfGlob; next++) {
    places.push(next + 1);
  }
}

function inputsAt(tokens: readonly number[], positions: readonly number[]): readonly number[] {
  const inputs = new Set<number>();
  for (const place of positions) {
    const token = tokens[place] ?? endOfGlob;
    const letter = letterOf(token);
    if (letter !== undefined) {
      inputs.add(letter).add(letter & ~0x20);
    } else if (token === segmentStar || token === segmentOne) {
      inputs.add(0x3a);
    } else if (token >= 0 && token !== endOfGlob) {
      inputs.add(token);
    }
  }
  return [...inputs];
}

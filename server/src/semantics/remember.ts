import type { ServiceReference } from '../reference/types';

/** Room for the keys of one memory, in characters: the texts of several policies of 10,000 lines. */
const capacity = 2_000_000;

/**
 * A memory of what texts mean under a reference, so that a keystroke pays for the statement it changes only. It is emptied when its
 * keys grow past their room, so that hostile input stays bounded.
 */
export function createMemory<T>(): (reference: ServiceReference, key: string, compute: () => T) => T {
  const memories = new WeakMap<ServiceReference, { readonly known: Map<string, { readonly value: T }>; characters: number }>();
  return (reference, key, compute) => {
    let memory = memories.get(reference);
    if (memory === undefined || memory.characters > capacity) {
      memory = { known: new Map(), characters: 0 };
      memories.set(reference, memory);
    }
    let found = memory.known.get(key);
    if (found === undefined) {
      found = { value: compute() };
      memory.known.set(key, found);
      memory.characters += key.length + 1;
    }
    return found.value;
  };
}

/**
 * A memory of what two values come to together: a node of a policy under a reference, a statement in its document, Deny statements and all.
 * Neither ever changes, so that what was found stays true; it is forgotten with either.
 */
export function createPairMemory<A extends object, B extends object, T>(): (one: A, other: B, compute: () => T) => T {
  const memories = new WeakMap<A, WeakMap<B, { readonly value: T }>>();
  return (one, other, compute) => {
    let memory = memories.get(one);
    if (memory === undefined) {
      memory = new WeakMap();
      memories.set(one, memory);
    }
    let found = memory.get(other);
    if (found === undefined) {
      found = { value: compute() };
      memory.set(other, found);
    }
    return found.value;
  };
}

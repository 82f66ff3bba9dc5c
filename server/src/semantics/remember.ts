import type { PolicyDocument, Statement } from '../policy/ast';
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
 * A memory of what a node of a policy means under a reference, whatever stands around it: for what several rules ask of the same node. A
 * node is a value, so that what was found never changes; it is forgotten with its document.
 */
export function createNodeMemory<N extends object, T>(): (reference: ServiceReference, node: N, compute: () => T) => T {
  const memories = new WeakMap<ServiceReference, WeakMap<N, { readonly value: T }>>();
  return (reference, node, compute) => {
    let memory = memories.get(reference);
    if (memory === undefined) {
      memory = new WeakMap();
      memories.set(reference, memory);
    }
    let found = memory.get(node);
    if (found === undefined) {
      found = { value: compute() };
      memory.set(node, found);
    }
    return found.value;
  };
}

/**
 * A memory of what statements come to in their document, Deny statements and all. A document is a value: what was found in one of it never
 * changes.
 */
export function createStatementMemory<T>(): (document: PolicyDocument, statement: Statement, compute: () => T) => T {
  const memories = new WeakMap<PolicyDocument, WeakMap<Statement, { readonly value: T }>>();
  return (document, statement, compute) => {
    const memory = memories.get(document) ?? new WeakMap<Statement, { readonly value: T }>();
    memories.set(document, memory);
    const found = memory.get(statement) ?? { value: compute() };
    memory.set(statement, found);
    return found.value;
  };
}

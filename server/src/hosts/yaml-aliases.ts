import type { Member, ObjectValue, Value } from '../policy/value';

/** How many values aliases may add to a document, and how deep a tree may become through them. */
const mostAdded = 100_000;

interface Size {
  readonly values: number;
  readonly depth: number;
}

const one: Size = { values: 1, depth: 1 };

/** The anchors of one document, and what their aliases add to it, which is bounded: a few lines of aliases can stand for billions. */
export class Anchors {
  readonly #values = new Map<string, Value>();
  readonly #sizes = new Map<Value, Size>();
  readonly #deepest: number;
  #added = 0;

  constructor(deepest: number) {
    this.#deepest = deepest;
  }

  define(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  /** The value an alias stands for; `undefined` where there is none yet, or it would make the document too large. */
  resolve(name: string, depth: number): Value | undefined {
    const value = this.#values.get(name);
    if (value === undefined) {
      return undefined;
    }
    const size = this.#sizeOf(value);
    this.#added += size.values;
    return this.#added <= mostAdded && depth + size.depth <= this.#deepest ? value : undefined;
  }

  /** To be called for each object and array once its children are known. */
  measure(value: Value, children: readonly (Value | undefined)[]): void {
    let values = 1;
    let depth = 0;
    for (const child of children) {
      const size = child === undefined ? one : this.#sizeOf(child);
      values = Math.min(values + size.values, mostAdded + 1);
      depth = Math.max(depth, size.depth);
    }
    this.#sizes.set(value, { values, depth: depth + 1 });
  }

  #sizeOf(value: Value): Size {
    return this.#sizes.get(value) ?? (value.kind === 'dynamic' && value.inner !== undefined ? this.#sizeOf(value.inner) : one);
  }
}

/**
 * The members that merge keys (`<<: *base`) bring into an object that has `own` itself; `undefined` where a value merged is not an
 * object that is known. Source: YAML 1.1, "Merge Key Language-Independent Type".
 */
export function mergedMembers(own: readonly Member[], merged: readonly Value[]): readonly Member[] | undefined {
  const names = new Set(own.map((member) => member.key.text));
  const members: Member[] = [];
  for (const value of merged) {
    const objects: readonly Value[] = value.kind === 'array' ? value.items : [value];
    for (const object of objects) {
      if (object.kind !== 'object') {
        return undefined;
      }
      members.push(...newMembers(object, names));
    }
  }
  return members;
}

function newMembers(object: ObjectValue, names: Set<string>): readonly Member[] {
  const members = object.members.filter((member) => !names.has(member.key.text));
  for (const member of members) {
    names.add(member.key.text);
  }
  return members;
}

import type { ArrayValue, Member, ObjectValue, Value } from '../policy/value';
import type { Span } from '../text/span';
import { resolveIntrinsic } from './intrinsic';
import { Anchors, mergedMembers } from './yaml-aliases';
import { type ContainerLayout, noLayouts, type YamlLayouts } from './yaml-layout';

/** The entries of an object as they come. */
export interface Draft {
  readonly members: Member[];
  /** Where each member is written. */
  readonly entries: Span[];
  /** The values of its merge keys. */
  readonly merged: Value[];
  /** Whether something else than a name stands in the place of one. */
  unknown: boolean;
}

export function newDraft(): Draft {
  return { members: [], entries: [], merged: [], unknown: false };
}

/** Makes the objects and arrays of a YAML tree, and remembers how each is written and how large it is. */
export class Containers {
  readonly layouts: YamlLayouts = noLayouts();
  readonly #deepest: number;
  #anchors: Anchors;

  constructor(deepest: number) {
    this.#deepest = deepest;
    this.#anchors = new Anchors(deepest);
  }

  /** Anchors hold within one document. */
  startDocument(): void {
    this.#anchors = new Anchors(this.#deepest);
  }

  get anchors(): Anchors {
    return this.#anchors;
  }

  object(draft: Draft, span: Span, openEnded: boolean, layout: Omit<ContainerLayout, 'entries'>): Value {
    const merged = mergedMembers(draft.members, draft.merged);
    const members = [...(merged ?? []), ...draft.members];
    const object: ObjectValue = openEnded ? { kind: 'object', span, members, openEnded } : { kind: 'object', span, members };
    const written = { ...layout, entries: [...(merged ?? []).map(() => undefined), ...draft.entries] };
    this.layouts.containers.set(object, written);
    this.#anchors.measure(
      object,
      members.map((member) => member.value),
    );
    const value: Value = draft.unknown || merged === undefined ? { kind: 'dynamic', span, inner: object } : resolveIntrinsic(object);
    this.layouts.containers.set(value, written);
    if (value.kind === 'string') {
      this.layouts.arguments.set(value, object);
    }
    return value;
  }

  array(items: readonly Value[], span: Span, openEnded: boolean, layout: ContainerLayout): ArrayValue {
    const array: ArrayValue = openEnded ? { kind: 'array', span, items, openEnded } : { kind: 'array', span, items };
    this.layouts.containers.set(array, layout);
    this.#anchors.measure(array, items);
    return array;
  }
}

/** Where a value that begins after `start` ends, the blank lines counted that an object takes in; 0 for one written elsewhere. */
export function reachOf(value: Value, start: number): number {
  return value.span.start >= start ? value.span.end : 0;
}

import type { Value } from '../policy/value';
import type { Span } from '../text/span';

/** How the values of a YAML text are written: what its writer needs and the value tree does not tell. */
export interface YamlLayouts {
  readonly nodes: Map<Value, NodeLayout>;
  readonly containers: Map<Value, ContainerLayout>;
  /** The argument that `!Sub` has, or the whole object of `Fn::Sub`, to the string it is read as. */
  readonly arguments: Map<Value, Value>;
}

/** Where a value is written. That of an alias is where its anchor is. */
export interface NodeLayout {
  /** With its tag, without its anchor. */
  readonly span: Span;
  /** The end of the colon, dash or anchor before it; `undefined` in flow style and at the top, where it needs no line of its own. */
  readonly lead: number | undefined;
  /** The column of the entry it belongs to: what its later lines are indented against. */
  readonly column: number;
  /** Whether it is within brackets. */
  readonly flow: boolean;
}

/** How an object or array is written. */
export interface ContainerLayout {
  /** `pair` is an object without brackets in a list with them: `[s3: *]`. */
  readonly style: 'block' | 'flow' | 'pair';
  /** Of the entries, in block style. */
  readonly column: number;
  /** One for each member or item, tags, anchors and dashes included; `undefined` for a member that a merge key brought in. */
  readonly entries: readonly (Span | undefined)[];
}

export function noLayouts(): YamlLayouts {
  return { nodes: new Map(), containers: new Map(), arguments: new Map() };
}

/** Makes `copy` count as written where `original` is. */
export function sameLayout<T extends Value>(layouts: YamlLayouts, original: Value, copy: T): T {
  const node = layouts.nodes.get(original);
  const container = layouts.containers.get(original);
  if (node !== undefined) {
    layouts.nodes.set(copy, node);
  }
  if (container !== undefined) {
    layouts.containers.set(copy, container);
  }
  return copy;
}

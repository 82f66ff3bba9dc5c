import { wildcardCovers } from '../../policy/wildcard';
import type { ActionName } from '../../reference/types';

/**
 * Name patterns that match exactly the wanted of a service's actions today: `Get*` where every action that begins so is wanted, the
 * names themselves elsewhere. In alphabetical order. `all` must be the actions of one service, of which `wanted` are some.
 * None matches more than the pattern `within` does, also of what AWS may add; so `wanted` must be among what that matches.
 */
export function compactNames(all: readonly ActionName[], wanted: ReadonlySet<ActionName>, within: string): readonly string[] {
  const bounds = within.toLowerCase();
  const isWithin = (pattern: string) => wildcardCovers(bounds, pattern.toLowerCase());
  return compact({ all, wanted, isWithin }, [...wanted], 0).sort();
}

interface Compaction {
  readonly all: readonly ActionName[];
  readonly wanted: ReadonlySet<ActionName>;
  readonly isWithin: (pattern: string) => boolean;
}

/** The names of `chosen` have their first `depth` words in common. */
function compact(compaction: Compaction, chosen: readonly ActionName[], depth: number): string[] {
  const byStart = new Map<string, ActionName[]>();
  for (const action of chosen) {
    const start = wordsOf(action.name)
      .slice(0, depth + 1)
      .join('');
    const group = byStart.get(start);
    if (group === undefined) {
      byStart.set(start, [action]);
    } else {
      group.push(action);
    }
  }
  return [...byStart].flatMap(([start, group]) => {
    if (group.length >= worthIt(depth) && matchesWantedOnly(compaction, start)) {
      return [`${start}*`];
    }
    const isDone = group.length < worthIt(depth + 1) || depth === deepest;
    return isDone ? group.map(({ name }) => name) : compact(compaction, group, depth + 1);
  });
}

/** A wildcard knows no words: `Get*` is `Getaway` too. */
function matchesWantedOnly({ all, wanted, isWithin }: Compaction, start: string): boolean {
  const wildcard = start.toLowerCase();
  return isWithin(`${start}*`) && all.every((action) => wanted.has(action) || !action.name.toLowerCase().startsWith(wildcard));
}

/** A wildcard for a verb needs two actions to be shorter than their names, one deeper in the name three. */
function worthIt(depth: number): number {
  return depth === 0 ? 2 : 3;
}

/** Names have fewer words than this. */
const deepest = 12;

function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[^A-Z]+/g) ?? [name];
}

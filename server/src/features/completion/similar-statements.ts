import type { ManagedStatement, ManagedUse, ServiceReference } from '../../reference/types';

/** A statement of AWS, and how much it is like the author's: 0 not at all, 1 the same actions. */
export interface SimilarStatement {
  readonly statement: ManagedStatement;
  readonly weight: number;
}

/** What is asked of the statements of AWS managed policies, made ready once. */
export interface StatementIndex {
  readonly use: ManagedUse;
  /** In how many statements each action is, by its number. */
  readonly counts: Float64Array;
  /** Those that share an action with the given ones; rare actions tell more than frequent ones. */
  similarTo(actions: readonly number[]): readonly SimilarStatement[];
  /** How often `next` stands right behind `action`. */
  followed(action: number, next: number): number;
}

const indexes = new WeakMap<ServiceReference, StatementIndex>();

export function statementIndex(reference: ServiceReference): StatementIndex {
  let index = indexes.get(reference);
  if (index === undefined) {
    index = createIndex(reference.managedUse());
    indexes.set(reference, index);
  }
  return index;
}

/** More of a long list would not tell more. */
const mostActions = 100;
/** Keeps statements that share one action by chance from weighing much. */
const doubt = 5;

function createIndex(use: ManagedUse): StatementIndex {
  const { statements } = use;
  const holders = new Map<number, number[]>();
  const pairs = new Map<number, number>();
  const counts = new Float64Array(use.actions);
  for (const [position, { actions }] of statements.entries()) {
    for (const [at, action] of actions.entries()) {
      const known = holders.get(action);
      if (known === undefined) {
        holders.set(action, [position]);
      } else if (known.at(-1) !== position) {
        known.push(position);
      }
      const next = actions[at + 1];
      if (next !== undefined) {
        const pair = action * use.actions + next;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  }
  for (const [action, of] of holders) {
    counts[action] = of.length;
  }
  const worth = (action: number) => Math.log((statements.length + 1) / ((counts[action] ?? 0) + 0.5));
  const sizes = Float64Array.from(statements, ({ actions }) => sum(new Set(actions), worth));
  return {
    use,
    counts,
    similarTo(all) {
      const actions = new Set(all.slice(0, mostActions));
      const size = sum(actions, worth);
      const shared = new Map<number, number>();
      for (const action of actions) {
        for (const position of holders.get(action) ?? []) {
          shared.set(position, (shared.get(position) ?? 0) + worth(action));
        }
      }
      return [...shared].flatMap(([position, common]) => {
        const statement = statements[position];
        const likeness = common / ((sizes[position] ?? 0) + size - common + doubt);
        return statement === undefined ? [] : [{ statement, weight: likeness }];
      });
    },
    followed: (action, next) => pairs.get(action * use.actions + next) ?? 0,
  };
}

function sum(actions: Iterable<number>, worth: (action: number) => number): number {
  let total = 0;
  for (const action of actions) {
    total += worth(action);
  }
  return total;
}

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
  /** How often each action stands right after (`step` 1) or right before (-1) an action. */
  besides(action: number, step: 1 | -1): ReadonlyMap<number, number>;
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
  const holders: number[][] = Array.from({ length: use.actions }, () => []);
  for (const [position, { actions }] of statements.entries()) {
    for (const action of actions) {
      holders[action]?.push(position);
    }
  }
  const counts = Float64Array.from(holders, (of) => of.length);
  const worth = counts.map((count) => Math.log((statements.length + 1) / (count + 0.5)));
  const sum = (actions: Iterable<number>) => {
    let total = 0;
    for (const action of actions) {
      total += worth[action] ?? 0;
    }
    return total;
  };
  const sizes = Float64Array.from(statements, ({ actions }) => sum(actions));
  return {
    use,
    counts,
    similarTo(all) {
      const actions = new Set(all.slice(0, mostActions));
      const size = sum(actions);
      const shared = new Map<number, number>();
      for (const action of actions) {
        for (const position of holders[action] ?? []) {
          shared.set(position, (shared.get(position) ?? 0) + (worth[action] ?? 0));
        }
      }
      return [...shared].flatMap(([position, common]) => {
        const statement = statements[position];
        const weight = common / ((sizes[position] ?? 0) + size - common + doubt);
        return statement === undefined ? [] : [{ statement, weight }];
      });
    },
    besides(action, step) {
      const found = new Map<number, number>();
      for (const position of holders[action] ?? []) {
        const actions: readonly number[] = statements[position]?.actions ?? [];
        const beside = actions[actions.indexOf(action) + step];
        if (beside !== undefined) {
          found.set(beside, (found.get(beside) ?? 0) + 1);
        }
      }
      return found;
    },
  };
}

import type { Statement } from '../../policy/ast';
import type { ManagedStatement, ServiceReference } from '../../reference/types';
import { statementIndex } from './similar-statements';

/**
 * How usual things are beside a statement's actions in AWS's own policies: the higher, the more; 0 where AWS never has it at all. Only
 * to be compared with one another: `keys.sort((a, b) => usual.key(b.name) - usual.key(a.name))`.
 */
export interface Usual {
  /** A condition key; a template such as `aws:ResourceTag/${TagKey}` stands for every key that it fits. Compares without case. */
  key(name: string): number;
  /** An operator, given the keys it would compare; of any key where none is given. */
  operator(name: string, keys: readonly string[]): number;
  /** A resource type by the service that defines it and its name: `s3`, `bucket`. */
  resourceType(servicePrefix: string, name: string): number;
}

/** What a statement that only is of the same service tells, and one that only is there, beside one with the same actions: 1. */
const ofSameService = 0.02;
const ofAny = 0.0005;

/** For one statement of the author's, finished or not. Costs about a millisecond: ask once a completion. */
export function usualBeside({ action }: Pick<Statement, 'action'>, reference: ServiceReference): Usual {
  const index = statementIndex(reference);
  const patterns = action?.patterns ?? [];
  const numbers = patterns.flatMap(({ servicePrefix, name = '' }) => index.use.numberOf(servicePrefix, name) ?? []);
  const alike = new Map(index.similarTo(numbers).map(({ statement, weight }) => [statement, weight ** 2]));
  const ranges = [...new Set(patterns.map(({ servicePrefix }) => servicePrefix))].flatMap((prefix) => rangeOf(prefix, reference));
  const votes = new Map<string, number>();
  const vote = (what: string, weight: number) => votes.set(what, (votes.get(what) ?? 0) + weight);
  for (const statement of index.use.statements) {
    if (statement.tests.length > 0 || statement.resourceTypes.length > 0) {
      const weight = (alike.get(statement) ?? 0) + (isOf(statement, ranges) ? ofSameService : 0) + ofAny;
      voteOf(statement, (what) => vote(what, weight));
    }
  }
  const sum = (whats: readonly string[]) => whats.reduce((total, what) => total + (votes.get(what) ?? 0), 0);
  return {
    key: (name) => sum([`key ${withoutTag(name)}`]),
    operator: (name, keys) =>
      sum(keys.length === 0 ? [`operator ${name}`] : keys.map((key) => `test ${name} ${withoutTag(key)}`)) +
      0.01 * sum([`operator ${name}`]),
    resourceType: (servicePrefix, name) => sum([`type ${servicePrefix}/${name}`]),
  };
}

function voteOf({ tests, resourceTypes }: ManagedStatement, vote: (what: string) => void): void {
  for (const [operator, key] of tests) {
    vote(`key ${withoutTag(key)}`);
    vote(`operator ${operator}`);
    vote(`test ${operator} ${withoutTag(key)}`);
  }
  for (const type of resourceTypes) {
    vote(`type ${type}`);
  }
}

/** `aws:resourcetag/` for every tag: one author's tags are not another's. */
function withoutTag(key: string): string {
  const slash = key.indexOf('/');
  return (slash < 0 ? key : key.slice(0, slash + 1)).toLowerCase();
}

type Range = readonly [first: number, last: number];

function rangeOf(prefix: string, reference: ServiceReference): readonly Range[] {
  const actions = reference.actions(prefix) ?? [];
  const { numberOf } = reference.managedUse();
  const [first, last] = [actions[0], actions.at(-1)].map((each) => each && numberOf(prefix, each.name));
  return first === undefined || last === undefined ? [] : [[first, last]];
}

function isOf({ actions }: ManagedStatement, ranges: readonly Range[]): boolean {
  return ranges.some(([first, last]) => actions.some((action) => action >= first && action <= last));
}

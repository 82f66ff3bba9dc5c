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

/** For one statement of the author's, finished or not. Costs less than a millisecond: ask once a completion. */
export function usualBeside({ action }: Pick<Statement, 'action'>, reference: ServiceReference): Usual {
  const index = statementIndex(reference);
  const { anywhere, said, ofService } = usesOf(reference);
  const patterns = action?.patterns ?? [];
  const numbers = patterns.flatMap(({ servicePrefix, name = '' }) => index.use.numberOf(servicePrefix, name) ?? []);
  const votes = new Map<string, number>();
  const vote = (statement: ManagedStatement, weight: number) => {
    for (const what of said.get(statement) ?? []) {
      votes.set(what, (votes.get(what) ?? 0) + weight);
    }
  };
  for (const { statement, weight } of index.similarTo(numbers)) {
    vote(statement, weight ** 2);
  }
  const prefixes = new Set(patterns.map(({ servicePrefix }) => servicePrefix));
  for (const statement of new Set([...prefixes].flatMap(ofService))) {
    vote(statement, ofSameService);
  }
  const votesFor = (what: string) => (votes.get(what) ?? 0) + ofAny * (anywhere.get(what) ?? 0);
  return {
    key: (name) => votesFor(`key ${withoutTag(name)}`),
    operator: (name, keys) => {
      const ofAnyKey = votesFor(`operator ${name}`);
      const ofKeys = keys.reduce((sum, key) => sum + votesFor(`test ${name} ${withoutTag(key)}`), 0);
      return (keys.length === 0 ? ofAnyKey : ofKeys) + 0.01 * ofAnyKey;
    },
    resourceType: (servicePrefix, name) => votesFor(`type ${servicePrefix}/${name}`),
  };
}

/** What AWS's statements have beside their actions, made ready once: most keystrokes ask of a few of the statements only. */
interface Uses {
  /** What each statement has. Those that have nothing are left out. */
  readonly said: ReadonlyMap<ManagedStatement, readonly string[]>;
  /** How often each is in any statement. */
  readonly anywhere: ReadonlyMap<string, number>;
  /** The statements with an action of the service. */
  ofService(prefix: string): readonly ManagedStatement[];
}

const usesOfReferences = new WeakMap<ServiceReference, Uses>();

function usesOf(reference: ServiceReference): Uses {
  let uses = usesOfReferences.get(reference);
  if (uses === undefined) {
    uses = readUses(reference);
    usesOfReferences.set(reference, uses);
  }
  return uses;
}

function readUses(reference: ServiceReference): Uses {
  const said = new Map<ManagedStatement, readonly string[]>();
  const anywhere = new Map<string, number>();
  for (const statement of reference.managedUse().statements) {
    const whats = whatIsSaid(statement);
    if (whats.length > 0) {
      said.set(statement, whats);
    }
    for (const what of whats) {
      anywhere.set(what, (anywhere.get(what) ?? 0) + 1);
    }
  }
  const services = new Map<string, readonly ManagedStatement[]>();
  const ofService = (prefix: string) => {
    const [first, last] = rangeOf(prefix, reference) ?? [];
    if (first === undefined || last === undefined) {
      return [];
    }
    const found =
      services.get(prefix) ?? [...said.keys()].filter(({ actions }) => actions.some((action) => action >= first && action <= last));
    services.set(prefix, found);
    return found;
  };
  return { said, anywhere, ofService };
}

function whatIsSaid({ tests, resourceTypes }: ManagedStatement): readonly string[] {
  return [
    ...tests.flatMap(([operator, key]) => [`key ${withoutTag(key)}`, `operator ${operator}`, `test ${operator} ${withoutTag(key)}`]),
    ...resourceTypes.map((type) => `type ${type}`),
  ];
}

/** `aws:resourcetag/` for every tag: one author's tags are not another's. */
function withoutTag(key: string): string {
  const slash = key.indexOf('/');
  return (slash < 0 ? key : key.slice(0, slash + 1)).toLowerCase();
}

/** The numbers of the service's first and last action; `undefined` of an unknown service. */
function rangeOf(prefix: string, reference: ServiceReference): readonly [first: number, last: number] | undefined {
  const actions = reference.actions(prefix) ?? [];
  const { numberOf } = reference.managedUse();
  const [first, last] = [actions[0], actions.at(-1)].map((each) => each && numberOf(prefix, each.name));
  return first === undefined || last === undefined ? undefined : [first, last];
}

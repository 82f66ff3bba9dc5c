import { wildcardMatch } from '../../server/src/policy/wildcard';
import type { ServiceReference } from '../../server/src/reference/types';
import { hash } from './held-out';
import { isObject, type RawStatement, type RealPolicy, stringsOf } from './policies';

/** What is to be completed. `in order`: nothing of what follows in the list is there yet. */
export const taskKinds = [
  'action, 0 letters',
  'action, 1 letter',
  'action, 3 letters',
  'action by name, 3 letters',
  'in order, 0 letters',
  'in order, 3 letters',
  'condition key, 2 letters',
  'operator',
  'resource',
] as const;

export type TaskKind = (typeof taskKinds)[number];

/** A policy with one token taken out, all but its first letters. */
export interface Task {
  readonly kind: TaskKind;
  readonly policy: string;
  readonly text: string;
  /** After the letters that are left. */
  readonly cursor: number;
  /** The token as the policy has it. */
  readonly expected: string;
  /** The policy as it was, laid out the same way. */
  readonly whole: string;
}

/** At most so many tokens of a policy for each, so that no large policy decides the figures. */
const mostActions = 5;
const mostOthers = 2;

/** The tasks of a policy: the same ones in every run. */
export function tasksOf(policy: RealPolicy, reference: ServiceReference): readonly Task[] {
  const { statements } = policy;
  const actions = draw(policy, statements.flatMap(actionSites), mostActions, (site) => isWorthOffering(site, reference));
  const conditions = draw(policy, statements.flatMap(conditionSites), mostOthers);
  const resources = draw(policy, statements.flatMap(resourceSites), mostOthers);
  return [
    ...actions.flatMap((site) => actionTasks(policy, site)),
    ...conditions.map((site) => conditionTask(policy, site)),
    ...resources.map((site) => toTask(policy, 'resource', site, '')),
  ];
}

/** A token of a statement, and the statement with another text in its place. */
interface Site {
  readonly statement: RawStatement;
  readonly token: string;
  readonly put: (text: string) => RawStatement;
  /** The same without what follows the token in its list. */
  readonly cut?: (text: string) => RawStatement;
}

interface ConditionSite extends Site {
  readonly of: 'operator' | 'key';
}

function actionSites(statement: RawStatement): readonly Site[] {
  return listSites(statement, elementOf(statement));
}

function elementOf(statement: RawStatement): 'Action' | 'NotAction' {
  return 'Action' in statement ? 'Action' : 'NotAction';
}

/** An action that AWS knows, and that no other entry of the list has already: that nobody would write. */
function isWorthOffering({ statement, token }: Site, reference: ServiceReference): boolean {
  const [prefix = '', name = ''] = token.split(':');
  const entries = stringsOf(statement[elementOf(statement)]);
  return (
    reference.action(prefix, name) !== undefined &&
    entries.filter((entry) => wildcardMatch(entry.toLowerCase(), token.toLowerCase())).length === 1
  );
}

function resourceSites(statement: RawStatement): readonly Site[] {
  const sites = 'Action' in statement && 'Resource' in statement ? listSites(statement, 'Resource') : [];
  return sites.filter(({ token }) => token.startsWith('arn:'));
}

/** One site for each string of an element. */
function listSites(statement: RawStatement, element: string): readonly Site[] {
  const value = statement[element];
  if (typeof value === 'string') {
    return [{ statement, token: value, put: (text) => ({ ...statement, [element]: text }) }];
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((token, index) =>
    typeof token !== 'string'
      ? []
      : {
          statement,
          token,
          put: (text: string) => ({ ...statement, [element]: list.with(index, text) }),
          cut: (text: string) => ({ ...statement, [element]: [...list.slice(0, index), text] }),
        },
  );
}

function conditionSites(statement: RawStatement): readonly ConditionSite[] {
  const condition = statement['Condition'];
  if (!isObject(condition)) {
    return [];
  }
  return Object.entries(condition).flatMap(([operator, tests]): readonly ConditionSite[] => {
    const keys = isObject(tests) ? Object.keys(tests) : [];
    const put = (text: string) => ({ ...statement, Condition: renamed(condition, operator, text) });
    return [
      ...(keys.length > 0 ? [{ of: 'operator', statement, token: operator, put } as const] : []),
      ...keys.map((key) => ({
        of: 'key' as const,
        statement,
        token: key,
        put: (text: string) => ({
          ...statement,
          Condition: { ...condition, [operator]: renamed(isObject(tests) ? tests : {}, key, text) },
        }),
      })),
    ];
  });
}

/** The object with another name for one of its members, in its place. */
function renamed(object: Record<string, unknown>, name: string, other: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === name ? other : key, value]));
}

function actionTasks(policy: RealPolicy, site: Site): readonly Task[] {
  const colon = site.token.indexOf(':') + 1;
  const [prefix, name] = [site.token.slice(0, colon).toLowerCase(), site.token.slice(colon)];
  const inOrder = { ...site, put: site.cut ?? site.put };
  return [
    toTask(policy, 'action, 0 letters', site, prefix),
    toTask(policy, 'action, 1 letter', site, prefix + name.slice(0, 1)),
    toTask(policy, 'action, 3 letters', site, prefix + name.slice(0, 3)),
    toTask(policy, 'action by name, 3 letters', site, name.slice(0, 3)),
    toTask(policy, 'in order, 0 letters', inOrder, prefix),
    toTask(policy, 'in order, 3 letters', inOrder, prefix + name.slice(0, 3)),
  ];
}

function conditionTask(policy: RealPolicy, site: ConditionSite): Task {
  return site.of === 'operator'
    ? toTask(policy, 'operator', site, '')
    : toTask(policy, 'condition key, 2 letters', site, site.token.slice(0, 2));
}

/** Stands where the cursor will be; no policy has it. */
const mark = '\u{e100}';

function toTask(policy: RealPolicy, kind: TaskKind, site: Site, typed: string): Task {
  const print = (text: string) => {
    const statements = policy.statements.map((each) => (each === site.statement ? site.put(text) : each));
    return JSON.stringify({ ...policy.document, Statement: statements }, undefined, 4);
  };
  const marked = print(typed + mark);
  return {
    kind,
    policy: policy.name,
    text: marked.replace(mark, ''),
    cursor: marked.indexOf(mark),
    expected: site.token,
    whole: print(site.token),
  };
}

/** So many of the sites at most, in an order that has nothing to do with theirs. */
function draw<T extends Site>(
  { name }: RealPolicy,
  sites: readonly T[],
  most: number,
  isGood: (site: T) => boolean = () => true,
): readonly T[] {
  const keyed = sites.map((site, index) => ({ site, key: hash(`${name} ${index} ${site.token}`) }));
  const drawn: T[] = [];
  for (const { site } of keyed.sort((a, b) => a.key - b.key)) {
    if (drawn.length < most && isGood(site)) {
      drawn.push(site);
    }
  }
  return drawn;
}

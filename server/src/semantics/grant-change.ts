import type { ConditionElement, ConditionTest, PolicyDocument, PrincipalElement, ResourceElement, Statement } from '../policy/ast';
import { itemsOf, type Value } from '../policy/value';
import type { ActionName, ServiceReference } from '../reference/types';
import { leftOfStatement } from './grants/left-of-statement';

/** What a change to a policy does to what it grants, action by action. Each action is in one of the lists. */
export interface GrantChange {
  /** Granted before and not any more, on anything. */
  readonly gone: readonly ActionName[];
  /** Still granted, but not wherever it was. */
  readonly limited: readonly ActionName[];
  /** Granted as it was, by statements that the change touches. */
  readonly kept: readonly ActionName[];
  /** Granted now only. */
  readonly added: readonly ActionName[];
  /** What the limited ones are limited to. */
  readonly limits: GrantLimits;
  /** Whether the Deny statements are others. */
  readonly changesDenials: boolean;
}

/** What statements say that no statement said before. */
export interface GrantLimits {
  readonly principals: readonly string[];
  readonly resources: readonly string[];
  /** Whether the resources are those that are left out. */
  readonly negated: boolean;
  /** The keys of new tests in conditions. */
  readonly keys: readonly string[];
}

/**
 * Compares two versions of a policy by their Allow statements, less what is denied for every request. An action is granted as it was where
 * each statement that granted it has one with the same principals, resources and conditions that grants it now. Of today's actions only, and
 * values that are known at deployment only are taken for the same.
 */
export function grantChange(before: PolicyDocument, after: PolicyDocument, reference: ServiceReference): GrantChange {
  const [was, is] = [grantsOf(before, reference), grantsOf(after, reference)];
  const untouched = new Set(after.statements.map(textOfStatement));
  const changed = before.statements.filter((statement) => !untouched.has(textOfStatement(statement)));
  const touched = new Set(changed.flatMap((statement) => [...leftOfStatement(reference, before, statement).actions]));
  const gone: ActionName[] = [];
  const limited: ActionName[] = [];
  const kept: ActionName[] = [];
  for (const [action, circumstances] of was) {
    const now = is.get(action);
    const isAsItWas = now !== undefined && [...circumstances.keys()].every((each) => now.has(each));
    if (!isAsItWas) {
      (now === undefined ? gone : limited).push(action);
    } else if (touched.has(action)) {
      kept.push(action);
    }
  }
  const limiting = new Set(limited.flatMap((action) => [...(is.get(action)?.values() ?? [])]));
  return {
    gone,
    limited,
    kept,
    added: [...is.keys()].filter((action) => !was.has(action)),
    limits: limitsOf([...limiting], before.statements),
    changesDenials: denialsOf(before) !== denialsOf(after),
  };
}

function limitsOf(statements: readonly Statement[], before: readonly Statement[]): GrantLimits {
  const known = new Set(before.flatMap(({ principal, resource }) => [textOfElement(principal), textOfElement(resource)]));
  const tested = new Set(before.flatMap(({ condition }) => condition?.tests.map(textOfTest) ?? []));
  const principals = statements.flatMap(({ principal }) => (principal && !known.has(textOfElement(principal)) ? [principal] : []));
  const resources = statements.flatMap(({ resource }) => (resource && !known.has(textOfElement(resource)) ? [resource] : []));
  const tests = statements.flatMap(({ condition }) => condition?.tests.filter((test) => !tested.has(textOfTest(test))) ?? []);
  return {
    principals: [...new Set(principals.flatMap(({ groups }) => groups.flatMap((group) => group.principals.map(({ text }) => text))))],
    resources: [...new Set(resources.flatMap(({ patterns }) => patterns.map(({ source }) => source.text)))],
    negated: resources.some(({ negated }) => negated),
    keys: [...new Set(tests.map(({ key }) => key.text))],
  };
}

function textOfElement(part: PrincipalElement | ResourceElement | ConditionElement | undefined): string {
  return part === undefined ? '' : part.element.name + textOf(part.element.value);
}

function textOfTest({ operatorKey, key, member }: ConditionTest): string {
  return `${operatorKey.text} ${key.text} ${textOf(member.value)}`;
}

/** For each action the statements that grant it, by their circumstances. */
type Grants = ReadonlyMap<ActionName, ReadonlyMap<string, Statement>>;

function grantsOf(document: PolicyDocument, reference: ServiceReference): Grants {
  const grants = new Map<ActionName, Map<string, Statement>>();
  for (const statement of document.statements) {
    const circumstances = circumstancesOf(statement);
    for (const action of leftOfStatement(reference, document, statement).actions) {
      const own = grants.get(action) ?? new Map<string, Statement>();
      own.set(circumstances, statement);
      grants.set(action, own);
    }
  }
  return grants;
}

function textOfStatement(statement: Statement): string {
  const { effect, action } = statement;
  return `${effect} ${action?.element.name} ${textOf(action?.element.value)}\n${circumstancesOf(statement)}`;
}

/** Whom, on what and when a statement is about, as a text: the same whatever the order. */
function circumstancesOf({ principal, resource, condition }: Statement): string {
  return [principal, resource, condition].map(textOfElement).join('\n');
}

function denialsOf({ statements }: PolicyDocument): string {
  const denies = statements.filter(({ effect }) => effect === 'Deny');
  return denies.map(textOfStatement).join('\n\n');
}

function textOf(value: Value | undefined): string {
  if (value?.kind === 'object') {
    return `{${value.members
      .map((member) => `${member.key.text}: ${textOf(member.value)}`)
      .sort()
      .join(', ')}}`;
  }
  const items = itemsOf(value);
  return items
    .map((item) => (item.kind === 'string' || item.kind === 'literal' ? item.text : item.kind === 'dynamic' ? '…' : textOf(item)))
    .sort()
    .join(', ');
}

import type { PolicyDocument, Statement } from '../policy/ast';
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
  /** The statements that grant the limited ones now, and are not as any statement was. */
  readonly limits: readonly Statement[];
  /** Whether the Deny statements are others. */
  readonly changesDenials: boolean;
}

/**
 * Compares two versions of a policy by their Allow statements, less what is denied for every request. An action is granted as it was where
 * each statement that granted it has one with the same principals, resources and conditions that grants it now. Of today's actions only, and
 * values that are known at deployment only are taken for the same.
 */
export function grantChange(before: PolicyDocument, after: PolicyDocument, reference: ServiceReference): GrantChange {
  const [was, is] = [grantsOf(before, reference), grantsOf(after, reference)];
  const untouched = new Set(after.statements.map(textOfStatement));
  const touched = grantsOf(
    { ...before, statements: before.statements.filter((statement) => !untouched.has(textOfStatement(statement))) },
    reference,
  );
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
  const old = new Set(before.statements.map(circumstancesOf));
  const limits = new Set(limited.flatMap((action) => [...(is.get(action)?.values() ?? [])]));
  return {
    gone,
    limited,
    kept,
    added: [...is.keys()].filter((action) => !was.has(action)),
    limits: [...limits].filter((statement) => !old.has(circumstancesOf(statement))),
    changesDenials: denialsOf(before) !== denialsOf(after),
  };
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
  return [principal, resource, condition]
    .map((part) => (part === undefined ? '' : part.element.name + textOf(part.element.value)))
    .join('\n');
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

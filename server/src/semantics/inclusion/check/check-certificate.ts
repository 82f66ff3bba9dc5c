import type { PolicyDocument, Statement } from '../../../policy/ast';
import type { ServiceReference } from '../../../reference/types';
import type { Certificate, ProvenGoal, StatementId, Step } from '../certificate';
import { type ActionCase, coversActions, coversTodaysActions } from './check-actions';
import { noValueOfKey } from './check-key';
import { noPrincipal } from './check-principal';
import { type CheckContext, noResource, type Signed } from './check-resource';
import { hasAllReadings } from './required-readings';
import { type SourceOf, type Term, termsOf } from './terms';

export interface CheckOptions {
  readonly sourceOf?: SourceOf;
  /** Words of automata that the whole check may look at. */
  readonly words?: number;
}

/**
 * Whether the certificate proves that the newer policy allows nothing that the older one does not. Shares no code with the prover:
 * reads the policies for itself, searches nothing, and compares languages by derivatives of their globs. False for whatever it
 * cannot follow.
 */
export function checkCertificate(
  newer: PolicyDocument,
  older: PolicyDocument,
  reference: ServiceReference,
  certificate: Certificate,
  options: CheckOptions = {},
): boolean {
  const sourceOf = options.sourceOf ?? (() => undefined);
  const statements = [...newer.statements, ...older.statements];
  const resources = statements.some(({ resource }) => resource !== undefined);
  const multivalued = new Set(
    statements
      .flatMap(({ condition }) => condition?.tests ?? [])
      .filter(({ key, operator }) => operator?.setOperator !== undefined || reference.conditionKey(key.text)?.multivalued === true)
      .map(({ key }) => key.text.toLowerCase()),
  );
  const budget = { words: options.words ?? 200_000 };
  const sides: Sides = {
    newer: newer.statements.map((statement) => ({ statement, terms: termsOf(newer, statement, resources, sourceOf) })),
    older: older.statements.map((statement) => ({ statement, terms: termsOf(older, statement, resources, sourceOf) })),
  };
  const readings = certificate.proofs.map(({ reading }) => reading);
  return (
    isWhole(newer) &&
    isWhole(older) &&
    hasAllReadings(statements, readings) &&
    certificate.proofs.every(({ reading, goals }) => {
      const context: CheckContext = {
        reading,
        budget,
        symbols: new Map(),
        isMultivalued: (key) => multivalued.has(key),
        isSingleValued: (key) => reference.conditionKey(key)?.multivalued === false,
        keyType: (key) => reference.conditionKey(key)?.type,
      };
      return checkGoals({ context, sides, reference, open: certificate.world === 'open' }, goals);
    })
  );
}

interface Read {
  readonly statement: Statement;
  readonly terms: readonly Term[];
}

interface Sides {
  readonly newer: readonly Read[];
  readonly older: readonly Read[];
}

interface Check {
  readonly context: CheckContext;
  readonly sides: Sides;
  readonly reference: ServiceReference;
  readonly open: boolean;
}

/** Every statement is read, has an Effect and an Action, and nothing is left out of the tree. */
function isWhole({ statement, statements }: PolicyDocument): boolean {
  const items = statement?.value?.kind === 'array' ? statement.value.items.length : 1;
  return items === statements.length && statements.every(({ effect, action }) => effect !== undefined && action !== undefined);
}

/** Every Allow of the newer policy, by itself and with every Deny of the older one. */
function checkGoals(check: Check, goals: readonly ProvenGoal[]): boolean {
  const { newer, older } = check.sides;
  const denies = older.filter(({ statement }) => statement.effect === 'Deny');
  return newer
    .filter(({ statement }) => statement.effect === 'Allow')
    .every((allow) =>
      [undefined, ...denies].every((deny) => {
        const goal = goals.find((one) => one.allow === allow.statement.index && one.deny === deny?.statement.index);
        return goal !== undefined && checkGoal(check, allow, deny, goal);
      }),
    );
}

function checkGoal(check: Check, allow: Read, deny: Read | undefined, goal: ProvenGoal): boolean {
  const subjects = deny === undefined ? [allow] : [allow, deny];
  const held = subjects.flatMap(({ terms }) => terms.map((term): Signed => ({ term, holds: true })));
  const cases: ActionCase[] = [];
  for (const step of goal.cases) {
    const used = new Set<Read>();
    if (!checkStep(check, step, held, deny !== undefined, used)) {
      return false;
    }
    cases.push([...used].map(({ statement }) => statement.action));
  }
  const own = subjects.map(({ statement }) => statement.action);
  return check.open ? coversActions(own, cases, check.context.budget) : coversTodaysActions(own, cases, check.reference);
}

function checkStep(check: Check, step: Step, held: readonly Signed[], onlyDenies: boolean, used: Set<Read>): boolean {
  if (step.kind === 'contradiction') {
    return contradicts(check.context, step.dimension, held);
  }
  const excluded = readOf(check.sides, step.statement);
  const wanted = step.statement.side === 'newer' ? 'Deny' : 'Allow';
  if (excluded?.statement.effect !== wanted || (onlyDenies && step.statement.side === 'older')) {
    return false;
  }
  used.add(excluded);
  let before = held;
  for (const branch of step.branches) {
    const term = excluded.terms.find(({ part }) => part === branch.part);
    if (term === undefined || !checkStep(check, branch.step, [...before, { term, holds: false }], onlyDenies, used)) {
      return false;
    }
    before = [...before, { term, holds: true }];
  }
  return excluded.terms.every(({ part }) => step.branches.some((branch) => branch.part === part));
}

function readOf(sides: Sides, { side, index }: StatementId): Read | undefined {
  return sides[side].find(({ statement }) => statement.index === index);
}

/** Two of the terms are the same, one holds and one does not; or nothing meets all terms of the dimension. */
function contradicts(context: CheckContext, dimension: string, held: readonly Signed[]): boolean {
  const last = held.at(-1);
  const identity = last?.term.identity;
  if (last !== undefined && identity !== undefined && held.some(({ term, holds }) => term.identity === identity && holds !== last.holds)) {
    return true;
  }
  switch (dimension) {
    case 'resource':
      return noResource(context, held);
    case 'principal':
      return noPrincipal(context, held);
    default:
      return dimension.startsWith('key ') ? noValueOfKey(context, dimension.slice('key '.length), held) : hasBoth(held);
  }
}

function hasBoth(held: readonly Signed[]): boolean {
  return held.some(
    ({ term, holds }) =>
      term.identity !== undefined && !holds && held.some((other) => other.holds && other.term.identity === term.identity),
  );
}

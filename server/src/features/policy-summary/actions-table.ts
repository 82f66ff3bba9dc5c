import type { PolicyDocument, Statement } from '../../policy/ast';
import { namesPrincipals } from '../../policy/policy-type';
import { type AccessLevel, type ActionName, accessLevels, type ServiceReference } from '../../reference/types';
import { fitsAction } from '../../semantics/fitting-types';
import { leftOfStatement } from '../../semantics/grants/left-of-statement';
import { count } from '../explain/count';
import { conditionCell, type NamedResource, principalCell, resourceCell, resourcesOf } from './cells';
import { type Effect, type Granted, grantedBy, placeOfGrant, unrecognizedOf } from './granted';
import type { SummaryGroup, SummaryRow, SummaryTable } from './table';

/** The actions of a service that the policy allows or denies, by access level. */
export function actionsTable(
  document: PolicyDocument,
  effect: Effect,
  prefix: string,
  reference: ServiceReference,
): Omit<SummaryTable, 'trail'> {
  const granted = grantedBy(document, effect, reference);
  const all = reference.actions(prefix) ?? [];
  const levels = accessLevels.flatMap((level) => groupOf(document, effect, level, all, granted, reference));
  const strangers = unrecognizedRows(document, granted, prefix, reference);
  return {
    columns: ['Action', 'Resource', ...(namesPrincipals(document.type) ? ['Principal'] : []), 'Request condition'],
    groups: [...levels, ...(strangers.length === 0 ? [] : [{ title: 'Unrecognized actions', rows: strangers, remaining: [] }])],
    notes: levels.every(({ rows }) => rows.length === 0) && strangers.length === 0 ? [nothing(effect)] : [],
  };
}

function nothing(effect: Effect): string {
  return effect === 'Deny' ? 'The policy denies nothing of this service now.' : 'The policy allows nothing of this service now.';
}

function groupOf(
  document: PolicyDocument,
  effect: Effect,
  level: AccessLevel,
  all: readonly ActionName[],
  granted: readonly Granted[],
  reference: ServiceReference,
): readonly SummaryGroup[] {
  const ofLevel = all.filter(({ accessLevel }) => accessLevel === level);
  if (ofLevel.length === 0) {
    return [];
  }
  const rows: SummaryRow[] = [];
  const remaining: string[] = [];
  for (const action of ofLevel) {
    const own = granted.filter(({ covered }) => covered.actions.has(action));
    if (own.length === 0) {
      remaining.push(action.name);
    } else {
      rows.push(toRow(document, effect, action, own, reference));
    }
  }
  return [{ title: `${level} (${count(rows.length)} of ${count(ofLevel.length)} actions)`, rows, remaining }];
}

function toRow(
  document: PolicyDocument,
  effect: Effect,
  action: ActionName,
  granted: readonly Granted[],
  reference: ServiceReference,
): SummaryRow {
  const { servicePrefix, name } = action;
  const statements = granted.map(({ statement }) => statement);
  const resources = granted.flatMap((one) => resourcesOfAction(document, one, servicePrefix, name, reference));
  const [first] = granted;
  const taken = effect === 'Allow' ? takenOff(document, statements, action, reference) : undefined;
  const description = reference.action(servicePrefix, name)?.description;
  return {
    id: `${effect} ${servicePrefix}:${name}`,
    cells: [
      name,
      resourceCell(resources),
      ...(namesPrincipals(document.type) ? [principalCell(statements)] : []),
      conditionCell(statements),
    ],
    at: first === undefined ? document.span : placeOfGrant(first, servicePrefix, name),
    opens: [effect, servicePrefix, name],
    ...(description === undefined ? {} : { hint: description }),
    ...(resources.length === 0 ? { mark: 'no effect' } : taken === undefined ? {} : { mark: taken }),
  };
}

/** Whether Deny statements take off all that the statements allow of the action, or a part of what each allows. */
function takenOff(
  document: PolicyDocument,
  statements: readonly Statement[],
  action: ActionName,
  reference: ServiceReference,
): string | undefined {
  const left = statements.map((statement) => leftOfStatement(reference, document, statement)).filter(({ actions }) => actions.has(action));
  if (left.length === 0) {
    return 'denied by another statement';
  }
  return left.every(({ limited }) => limited.has(action)) ? 'denied in part' : undefined;
}

/** The statement's resources that the action can work on. */
export function resourcesOfAction(
  { type }: PolicyDocument,
  { statement }: Granted,
  prefix: string,
  name: string,
  reference: ServiceReference,
): readonly NamedResource[] {
  const action = reference.action(prefix, name);
  return resourcesOf({ statement, type }, (pattern) => action === undefined || fitsAction(reference, action, pattern));
}

function unrecognizedRows(
  { type }: PolicyDocument,
  granted: readonly Granted[],
  prefix: string,
  reference: ServiceReference,
): readonly SummaryRow[] {
  return unrecognizedOf(granted, reference)
    .filter(({ servicePrefix }) => servicePrefix === prefix)
    .map(({ text, at, granted: { statement } }) => ({
      id: `unrecognized ${text}`,
      cells: [
        text.slice(text.indexOf(':') + 1),
        resourceCell(resourcesOf({ statement, type }, () => true)),
        ...(namesPrincipals(type) ? [principalCell([statement])] : []),
        conditionCell([statement]),
      ],
      at,
      mark: 'unrecognized',
      hint: 'The service has no such action.',
    }));
}

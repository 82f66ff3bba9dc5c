import type { PolicyDocument } from '../../policy/ast';
import { grants, namesPrincipals } from '../../policy/policy-type';
import type { Service, ServiceReference } from '../../reference/types';
import { fitsService } from '../../semantics/fitting-types';
import { type LevelCount, type ServiceGrant, summariseActions } from '../../semantics/grant-summary';
import { leftOfStatement } from '../../semantics/grants/left-of-statement';
import { count } from '../explain/count';
import { accessCell, conditionCell, principalCell, resourceCell, resourcesOf } from './cells';
import { actionsGranted, type Effect, type Granted, grantedBy, placeOfGrant, type Unrecognized, unrecognizedOf } from './granted';
import type { SummaryGroup, SummaryRow, SummaryTable } from './table';

/** The services that the policy denies something of, then those it allows something of. */
export function servicesTable(document: PolicyDocument, reference: ServiceReference): Omit<SummaryTable, 'trail'> {
  const groups = (['Deny', 'Allow'] as const).flatMap((effect) => groupOf(document, effect, reference));
  const unknown = document.statements.some(({ action }) => action?.known === false);
  return {
    columns: ['Service', 'Access level', 'Resource', ...(namesPrincipals(document.type) ? ['Principal'] : []), 'Request condition'],
    groups,
    notes: [
      ...(groups.length === 0 ? ['The policy allows and denies nothing yet.'] : []),
      ...(grants(document.type) ? [] : ['Such a policy grants nothing by itself: it limits what other policies grant.']),
      ...(unknown ? ['Some actions are known at deployment only, and are left out.'] : []),
    ],
  };
}

function groupOf(document: PolicyDocument, effect: Effect, reference: ServiceReference): readonly SummaryGroup[] {
  const granted = grantedBy(document, effect, reference);
  const { services } = summariseActions(reference, actionsGranted(granted));
  const unrecognized = unrecognizedOf(granted, reference);
  if (services.length === 0 && unrecognized.length === 0) {
    return [];
  }
  const strangers = unrecognized.filter(({ servicePrefix }) => reference.service(servicePrefix) === undefined);
  const unsure = new Set(unrecognized.map(({ servicePrefix }) => servicePrefix));
  const left = effect === 'Deny' ? undefined : levelsLeft(document, granted, reference);
  const own = services.map((service) => {
    const row = toRow(
      document,
      effect,
      service,
      left === undefined ? service.levels : left.get(service.service.prefix),
      granted,
      reference,
    );
    return unsure.has(service.service.prefix) ? { ...row, mark: unknownActions } : row;
  });
  const partly = unrecognizedServices(document, effect, services, unrecognized, reference);
  const named = new Set(services.map(({ service }) => service.prefix));
  const all = reference.services();
  return [
    {
      title: `${titleOf(effect, document)} (${count(services.length)} of ${count(all.length)} services)`,
      rows: [...own, ...partly].sort((a, b) => compare(a.cells[0] ?? '', b.cells[0] ?? '')),
      remaining: all.filter(({ prefix }) => !named.has(prefix)).map(nameOf),
    },
    ...(strangers.length === 0
      ? []
      : [{ title: 'Unrecognized services', rows: strangers.map((one) => strangerRow(one, document)), remaining: [] }]),
  ];
}

/** By service, what the Deny statements leave of what the Allow statements cover. */
function levelsLeft(
  document: PolicyDocument,
  granted: readonly Granted[],
  reference: ServiceReference,
): ReadonlyMap<string, readonly LevelCount[]> {
  const left = new Set(granted.flatMap(({ statement }) => [...leftOfStatement(reference, document, statement).actions]));
  return new Map(summariseActions(reference, left).services.map(({ service, levels }) => [service.prefix, levels]));
}

const unknownActions = 'unrecognized actions';

/** AWS gives several services one name; their prefixes differ. */
function nameOf({ name, prefix }: Service): string {
  return `${name} (${prefix})`;
}

function compare(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

/** As AWS heads them; what only sets limits allows nothing. */
function titleOf(effect: Effect, { type }: PolicyDocument): string {
  return effect === 'Deny' ? 'Explicit deny' : grants(type) ? 'Allow' : 'Permit at most';
}

function toRow(
  document: PolicyDocument,
  effect: Effect,
  { service }: ServiceGrant,
  levels: readonly LevelCount[] | undefined,
  granted: readonly Granted[],
  reference: ServiceReference,
): SummaryRow {
  const { prefix } = service;
  const own = granted.filter(({ covered }) => covered.prefixes.has(prefix));
  const place = own[0];
  return {
    id: `${effect} ${prefix}`,
    cells: [nameOf(service), levels === undefined ? 'None' : accessCell(levels), ...rest(document, own, prefix, reference)],
    at: place === undefined ? document.span : placeOfGrant(place, prefix),
    opens: [effect, prefix],
    ...(levels === undefined && { mark: 'denied by another statement' }),
  };
}

/** Services that are known, though none of the actions that the policy names of them is. */
function unrecognizedServices(
  document: PolicyDocument,
  effect: Effect,
  services: readonly ServiceGrant[],
  unrecognized: readonly Unrecognized[],
  reference: ServiceReference,
): readonly SummaryRow[] {
  const known = new Set(services.map(({ service }) => service.prefix));
  return unrecognized.flatMap(({ servicePrefix, granted: one, at }) => {
    const service = reference.service(servicePrefix);
    if (service === undefined || known.has(servicePrefix)) {
      return [];
    }
    known.add(servicePrefix);
    const row: SummaryRow = {
      id: `${effect} ${servicePrefix}`,
      cells: [nameOf(service), 'None', ...rest(document, [one], servicePrefix, reference)],
      at,
      opens: [effect, servicePrefix],
      mark: unknownActions,
    };
    return [row];
  });
}

function rest(document: PolicyDocument, granted: readonly Granted[], prefix: string, reference: ServiceReference): readonly string[] {
  const statements = granted.map(({ statement }) => statement);
  const resources = statements.flatMap((statement) =>
    resourcesOf({ statement, type: document.type }, (pattern) => fitsService(reference, prefix, pattern)),
  );
  return [resourceCell(resources), ...(namesPrincipals(document.type) ? [principalCell(statements)] : []), conditionCell(statements)];
}

function strangerRow({ text, at, granted: { statement } }: Unrecognized, { type }: PolicyDocument): SummaryRow {
  const resources = resourcesOf({ statement, type }, () => true);
  return {
    id: `unrecognized ${text}`,
    cells: [
      text,
      'None',
      resourceCell(resources),
      ...(namesPrincipals(type) ? [principalCell([statement])] : []),
      conditionCell([statement]),
    ],
    at,
    mark: 'unrecognized',
    hint: 'No service of AWS has this prefix.',
  };
}

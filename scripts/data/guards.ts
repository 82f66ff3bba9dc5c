import type { Catalogue } from './catalogue';
import type { Summary } from './summary';

/** What the guards look at. */
export interface Guarded {
  readonly catalogue: Catalogue;
  readonly summary: Summary;
  /** The committed summary; `undefined` when there is none yet. */
  readonly committed: Summary | undefined;
  /** Services known to be gone: their absence is no surprise. */
  readonly retiredServices: ReadonlySet<string>;
  /** `prefix:Name` that hand-written tables refer to. */
  readonly referredActions: readonly string[];
  /** Global condition keys of the package, and those of our table, in lower case. */
  readonly globalKeys: { readonly published: readonly string[]; readonly ours: ReadonlySet<string> };
  /** The actions of the second source, `prefix:Name`, to compare with. */
  readonly otherSource: readonly string[];
}

/** How far a number may move before somebody has to look. */
const limits = {
  fieldFall: 0.1,
  actionFall: 0.005,
  otherSource: 0.005,
  coverage: 0.992,
  ageInDays: 45,
} as const;

/**
 * Everything that is wrong with the generated data, a sentence each; empty when it may ship.
 * In July 2026 AWS rewrote its pages, and dependent actions became empty in every package made from them: these would have told.
 */
export function findFaults(guarded: Guarded): readonly string[] {
  return [
    ...fallenFields(guarded),
    ...vanishedServices(guarded),
    ...unknownWords(guarded),
    ...danglingReferences(guarded),
    ...lowCoverage(guarded),
    ...missingGlobalKeys(guarded),
    ...disagreement(guarded),
  ];
}

/** Warnings: they do not stop a build. `now` is a date in milliseconds. */
export function findWarnings(date: string, now: number): readonly string[] {
  const days = Math.floor((now - Date.parse(date)) / 86_400_000);
  return days > limits.ageInDays ? [`The data is of ${date}, ${days} days old. Run: npm run update-data`] : [];
}

function fallenFields({ summary, committed }: Guarded): readonly string[] {
  return Object.entries(committed?.counts ?? {}).flatMap(([field, before]) => {
    const after = summary.counts[field] ?? 0;
    const limit = field === 'actions' || field === 'services' ? limits.actionFall : limits.fieldFall;
    return after < before * (1 - limit)
      ? [`\`${field}\` fell from ${before} to ${after}, by more than ${limit * 100} %. The source may have changed its shape.`]
      : [];
  });
}

function vanishedServices({ catalogue, committed, retiredServices }: Guarded): readonly string[] {
  const present = new Set(catalogue.services.map(({ prefix }) => prefix));
  return Object.keys(committed?.services ?? {})
    .filter((prefix) => !present.has(prefix) && !retiredServices.has(prefix))
    .map((prefix) => `The service \`${prefix}\` is gone. If AWS retired it, list it under "services" in server/data/retired-actions.json.`);
}

/** The catalogue throws on a word it does not know; this one tells of a word that is known and new to the data. */
function unknownWords({ summary, committed }: Guarded): readonly string[] {
  if (committed === undefined) {
    return [];
  }
  return [
    ...summary.accessLevels
      .filter((level) => !committed.accessLevels.includes(level))
      .map((level) => `The access level \`${level}\` is new to the data.`),
    ...summary.conditionKeyTypes
      .filter((type) => !committed.conditionKeyTypes.includes(type))
      .map((type) => `The condition key type \`${type}\` is new to the data.`),
  ];
}

function danglingReferences({ catalogue, referredActions }: Guarded): readonly string[] {
  const known = new Set(catalogue.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`)));
  const ofActions = catalogue.services.flatMap(({ prefix, actions, resourceTypes, conditionKeys }) => {
    const types = new Set(resourceTypes.map(({ name }) => name.toLowerCase()));
    const keys = new Set(conditionKeys.map(({ name }) => name.toLowerCase()));
    const missing = (where: string, names: readonly string[]) =>
      names
        .filter((name) => !keys.has(name.toLowerCase()))
        .map((name) => `${where} refers to the condition key \`${name}\`, which \`${prefix}\` does not define.`);
    return [
      ...resourceTypes.flatMap((type) => missing(`The resource type \`${type.name}\` of \`${prefix}\``, type.conditionKeys)),
      ...actions.flatMap((action) => {
        const where = `\`${prefix}:${action.name}\``;
        return [
          ...missing(where, [...action.conditionKeys, ...action.resourceTypes.flatMap((type) => type.conditionKeys)]),
          ...action.resourceTypes
            .filter(({ name }) => !types.has(name.toLowerCase()))
            .map(({ name }) => `${where} refers to the resource type \`${name}\`, which is not defined.`),
          ...action.dependentActions
            .filter((name) => !known.has(name))
            .map((name) => `${where} depends on \`${name}\`, which is not defined.`),
        ];
      }),
    ];
  });
  const byHand = referredActions
    .filter((name) => !known.has(name))
    .map((name) => `A hand-written table refers to \`${name}\`, which is not an action.`);
  return [...ofActions, ...byHand];
}

function lowCoverage({ summary }: Guarded): readonly string[] {
  return summary.coverage < limits.coverage
    ? [
        `Only ${(summary.coverage * 100).toFixed(2)} % of the actions in AWS managed policies are known; at least ${limits.coverage * 100} % must be.`,
      ]
    : [];
}

function missingGlobalKeys({ globalKeys }: Guarded): readonly string[] {
  return globalKeys.published
    .filter((key) => !globalKeys.ours.has(key.toLowerCase()))
    .map((key) => `The global condition key \`${key}\` is missing. Add it to server/src/reference/request-key-facts.ts.`);
}

function disagreement({ catalogue, otherSource }: Guarded): readonly string[] {
  const ours = new Set(catalogue.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`.toLowerCase())));
  const theirs = new Set(otherSource.map((action) => action.toLowerCase()));
  const apart = [...ours].filter((action) => !theirs.has(action)).concat([...theirs].filter((action) => !ours.has(action)));
  return apart.length > ours.size * limits.otherSource
    ? [`\`iam-data\` and \`iam-floyd\` disagree on ${apart.length} actions, such as \`${apart[0]}\`: one of them is out of date.`]
    : [];
}

import type { ExtrasFile } from '../../server/src/reference/encoding';
import type { Catalogue } from './catalogue';
import type { ActionUse } from './count-actions';
import { toAscii } from './encode-catalogue';
import type { FloydManagedPolicy } from './read-iam-floyd';
import type { RetiredLexicon } from './retired-lexicon';

/** What goes into `extras.json`. */
export interface ExtraFacts {
  readonly use: ActionUse;
  readonly retired: RetiredLexicon;
  readonly managedPolicies: readonly FloydManagedPolicy[];
  readonly principals: readonly string[];
  /** What each managed policy grants, by its name. */
  readonly grants: ReadonlyMap<string, string>;
  /** The gravest of it, by the policy's name, where that is too much to attach to anybody. */
  readonly gravest: ReadonlyMap<string, string>;
}

/** Encodes what is seldom needed. */
export function encodeExtras(catalogue: Catalogue, { use, retired, managedPolicies, principals, grants, gravest }: ExtraFacts): string {
  const alive = new Set(catalogue.services.map(({ prefix }) => prefix));
  const file: ExtrasFile = {
    usage: catalogue.services
      .map(
        ({ prefix, actions }) =>
          [prefix, encodeCounts(actions.map(({ name }) => use.uses.get(`${prefix}:${name}`.toLowerCase()) ?? 0))] as const,
      )
      .filter(([, counts]) => counts !== ''),
    retiredActions: Object.entries(retired.actions).flatMap(([prefix, dates]) =>
      Object.entries(dates).map(([date, names]) => [prefix, date, names.join(' ')] as const),
    ),
    retiredServices: Object.entries(retired.services).filter(([prefix]) => !alive.has(prefix)),
    undocumentedActions: use.undocumented,
    managedPolicies: managedPolicies.map(({ name, path, description }) => {
      const row = [name, path, description, grants.get(name) ?? ''] as const;
      const worst = gravest.get(name);
      return worst === undefined ? row : [...row, worst];
    }),
    servicePrincipals: principals.join(' '),
  };
  return toAscii(JSON.stringify(file));
}

/** `5,,12`: nothing for none, and nothing at all after the last that is used. */
function encodeCounts(counts: readonly number[]): string {
  return counts
    .map((count) => (count === 0 ? '' : String(count)))
    .join(',')
    .replace(/,+$/, '');
}

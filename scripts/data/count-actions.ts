import { byCodeUnits, type Catalogue } from './catalogue';
import type { FloydManagedPolicy } from './read-iam-floyd';
import { exactActions, type ManagedPolicyDocuments, wildcardActions } from './read-managed-policies';
import type { RetiredLexicon } from './retired-lexicon';

/** Named by an AWS managed policy, and yet IAM Access Analyzer answers that there is no such action (March 2026). */
const refused: ReadonlySet<string> = new Set(['memorydb:replicatemultiregionclusterdata']);

/** How AWS's own policies use the actions of the catalogue. */
export interface ActionUse {
  /** In how many AWS managed policies an action is named exactly, by `prefix:name` in lower case. */
  readonly uses: ReadonlyMap<string, number>;
  /** Actions, and wildcards of services, that such a policy names and the catalogue lacks, with the policy changed last that names each. In alphabetical order. */
  readonly undocumented: readonly (readonly [action: string, usedBy: string])[];
  /** How many of the exact names, each spelling counted once, the catalogue has: between 0 and 1. */
  readonly coverage: number;
}

/** Counts the actions that AWS managed policies name, in their newest versions. */
export function countActions(catalogue: Catalogue, { policies }: ManagedPolicyDocuments, retired: RetiredLexicon): ActionUse {
  const known = new Set(catalogue.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`.toLowerCase())));
  const prefixes = new Set(catalogue.services.map(({ prefix }) => prefix));
  const uses = new Map<string, number>();
  const spellings = new Set<string>();
  const unknown = new Map<string, readonly [action: string, usedBy: string]>();
  for (const { name, statements } of [...policies].sort((a, b) => byCodeUnits(a.lastUpdated, b.lastUpdated))) {
    const named = exactActions(statements);
    named.forEach((action) => {
      spellings.add(action);
    });
    for (const [lower, action] of new Map(named.map((spelt) => [spelt.toLowerCase(), spelt]))) {
      uses.set(lower, (uses.get(lower) ?? 0) + 1);
      if (!known.has(lower) && !refused.has(lower)) {
        unknown.set(lower, [action, name]);
      }
    }
    for (const pattern of wildcardActions(statements)) {
      const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
      if (!prefixes.has(prefix) && retired.services[prefix] === undefined) {
        unknown.set(pattern.toLowerCase(), [pattern, name]);
      }
    }
  }
  const undocumented = [...unknown].filter(([lower]) => !isRetired(lower, retired)).map(([, row]) => row);
  return {
    uses,
    undocumented: undocumented.sort(([a], [b]) => byCodeUnits(a, b)),
    coverage: [...spellings].filter((action) => known.has(action.toLowerCase())).length / spellings.size,
  };
}

/** Path and description of each AWS managed policy. One package lacks a few that the other has. */
export function joinManagedPolicies(
  described: readonly FloydManagedPolicy[],
  { policies }: ManagedPolicyDocuments,
): readonly FloydManagedPolicy[] {
  const joined = new Map(described.map((policy) => [policy.name, policy]));
  for (const { name, arn } of policies) {
    if (!joined.has(name)) {
      joined.set(name, { name, path: arn.slice(arn.indexOf(':policy/') + ':policy/'.length, -name.length), description: '' });
    }
  }
  return [...joined.values()].sort((a, b) => byCodeUnits(a.name, b.name));
}

function isRetired(action: string, retired: RetiredLexicon): boolean {
  const [prefix = '', name = ''] = action.split(':');
  return Object.values(retired.actions[prefix] ?? {}).some((names) => names.some((other) => other.toLowerCase() === name));
}

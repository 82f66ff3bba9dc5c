import type { AccessLevel } from '../../server/src/reference/types';
import { byCodeUnits, type Catalogue, type CatalogueAction } from './catalogue';
import { listOf, type ManagedPolicyDocument, type RawStatement } from './read-managed-policies';

/** The letters of the access levels, in the order in which the encoding lists them. */
const letters: ReadonlyMap<AccessLevel, string> = new Map([
  ['List', 'L'],
  ['Read', 'R'],
  ['Write', 'W'],
  ['Tagging', 'T'],
  ['Permissions management', 'P'],
]);

/** So many services are named for each combination of access levels; of the others the number. */
const named = 4;

/**
 * What the Allow statements of an AWS managed policy grant, whatever their resources and conditions: `LR:ec2 s3+14;LRW:logs`. The most
 * harmful combination first; `*` where a statement allows all but some actions.
 */
export function summariseGrants({ statements }: ManagedPolicyDocument, catalogue: Catalogue): string {
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  if (allowed.some(({ NotAction }) => NotAction !== undefined)) {
    return '*';
  }
  const patterns = patternsByPrefix(allowed);
  const groups = new Map<string, string[]>();
  for (const { prefix, actions } of catalogue.services) {
    const ofService = [...(patterns.get(prefix) ?? []), ...(patterns.get('*') ?? [])];
    const levels = ofService.length === 0 ? '' : levelsOf(actions, ofService);
    if (levels !== '') {
      groups.set(levels, [...(groups.get(levels) ?? []), prefix]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => harm(b) - harm(a) || byCodeUnits(a, b))
    .map(
      ([levels, prefixes]) =>
        `${levels}:${prefixes.slice(0, named).join(' ')}${prefixes.length > named ? `+${prefixes.length - named}` : ''}`,
    )
    .join(';');
}

/** The names and wildcards of actions, by the prefix of their service. */
function patternsByPrefix(statements: readonly RawStatement[]): ReadonlyMap<string, readonly RegExp[]> {
  const patterns = new Map<string, RegExp[]>();
  for (const action of statements.flatMap(({ Action }) => listOf(Action))) {
    const [prefix = '', name = '*'] = action.split(':');
    const pattern = new RegExp(`^${name.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? '.*' : '.'))}$`, 'i');
    patterns.set(prefix.toLowerCase(), [...(patterns.get(prefix.toLowerCase()) ?? []), pattern]);
  }
  return patterns;
}

function levelsOf(actions: readonly CatalogueAction[], patterns: readonly RegExp[]): string {
  const levels = new Set<AccessLevel>();
  for (const { name, accessLevel } of actions) {
    if (!levels.has(accessLevel) && patterns.some((pattern) => pattern.test(name))) {
      levels.add(accessLevel);
    }
  }
  return [...letters].flatMap(([level, letter]) => (levels.has(level) ? [letter] : [])).join('');
}

function harm(levels: string): number {
  return [...'LRTWP'].reduce((sum, letter, index) => sum + (levels.includes(letter) ? 2 ** index : 0), 0);
}

import type { ActionPattern } from '../../policy/action-pattern';
import { hasWildcard } from '../../policy/action-pattern';
import type { ActionElement, Statement } from '../../policy/ast';
import { itemsOf } from '../../policy/value';
import { wildcardMatch } from '../../policy/wildcard';
import { carry, type Plain } from '../../policy/writer';
import type { ActionName, ServiceReference } from '../../reference/types';
import { matchingActions, qualifiedName } from '../matching-actions';
import { compactNames } from './compact-names';
import type { ActionUsage, Usage } from './usage';
import { usedPart } from './used-resources';

/** What is to be done besides leaving out what was not used. */
export interface KeepOptions {
  /** Whether resources are limited to those used. */
  readonly resources: boolean;
  /** Whether an action is left out whose use would not show. */
  readonly dropUnseen: (action: ActionName, why: string) => boolean;
}

/** An action of a statement, and what becomes of it there. */
export interface Judged {
  readonly action: ActionName;
  /** `elsewhere`: used, but on none of the resources of this statement. */
  readonly fate: 'used' | 'unused' | 'elsewhere' | 'unseen' | 'dropped';
  /** For `unseen` and `dropped`. */
  readonly why?: string;
}

/** Actions of a statement that keep one Resource: `undefined` for its own. */
export interface UsedPart {
  readonly resource: readonly string[] | undefined;
  readonly entries: readonly Plain[];
}

/** What of a statement is kept. */
export interface UsedParts {
  /** Those with the statement's own Resource first. Empty where nothing is kept. */
  readonly parts: readonly UsedPart[];
  readonly judged: readonly Judged[];
  /** Entries that match no action known today and stay as they are. */
  readonly unknown: readonly string[];
  /** Whether anything is to be changed. */
  readonly changes: boolean;
}

/** More parts than this are put together by the kind of their ARNs: nobody reads more statements. */
const mostParts = 8;

/** Sorts the actions of an Allow with a list of actions by what is known of their use. */
export function usedParts(
  reference: ServiceReference,
  statement: Statement,
  action: ActionElement,
  usage: Usage,
  options: KeepOptions,
): UsedParts {
  const judged: Judged[] = [];
  const unknown: string[] = [];
  const own: Plain[] = [];
  const limited = new Map<string, { readonly resource: readonly string[]; readonly entries: Set<string> }>();
  let changes = false;
  for (const item of itemsOf(action.element.value)) {
    const pattern = action.patterns.find(({ source }) => source === item);
    const matches = pattern === undefined ? [] : matchingActions(reference, pattern);
    if (pattern === undefined || matches.length === 0) {
      own.push(carry(item));
      unknown.push(...(pattern === undefined ? [] : [pattern.source.text]));
      continue;
    }
    const kept: Kept = { used: new Set(), unseen: new Set() };
    for (const match of matches) {
      const found = usage.of(match);
      const part = found.kind === 'used' && options.resources ? partOf(statement, found) : undefined;
      const fate = judge(match, found, part, pattern, usage, options);
      judged.push(fate);
      if (part !== undefined && part.length > 0) {
        const key = part.join(' ');
        const group = limited.get(key) ?? { resource: part, entries: new Set() };
        limited.set(key, group);
        group.entries.add(qualifiedName(match));
      } else if (fate.fate === 'used' || fate.fate === 'unseen') {
        kept[fate.fate].add(match);
      }
    }
    const isWhole = kept.used.size + kept.unseen.size === matches.length;
    changes ||= !isWhole;
    own.push(...(isWhole ? [carry(item)] : entriesFor(reference, pattern, kept)));
  }
  const groups = together([...limited.values()]).map(({ resource, entries }) => ({ resource, entries: [...entries].sort() }));
  const first: readonly UsedPart[] = own.length > 0 ? [{ resource: undefined, entries: own }] : [];
  return { parts: [...first, ...groups], judged, unknown, changes };
}

interface Kept {
  readonly used: Set<ActionName>;
  readonly unseen: Set<ActionName>;
}

/** `undefined` where the statement's Resource stays for the action, or is the same as what was used. */
function partOf({ resource }: Statement, { resources }: Extract<ActionUsage, { kind: 'used' }>): readonly string[] | undefined {
  const part = resources === undefined ? undefined : usedPart(resource, resources);
  const own = resource?.patterns.map(({ source }) => source.text).sort();
  return part?.join(' ') === own?.join(' ') ? undefined : part;
}

function judge(
  action: ActionName,
  found: ActionUsage,
  part: readonly string[] | undefined,
  pattern: ActionPattern,
  usage: Usage,
  { dropUnseen }: KeepOptions,
): Judged {
  switch (found.kind) {
    case 'used':
      return { action, fate: part?.length === 0 ? 'elsewhere' : 'used' };
    case 'unused':
      return { action, fate: 'unused' };
    case 'unseen': {
      const { why } = found;
      const isFarFetched = found.goesWithOthers && hasWildcard(pattern.servicePrefix) && !usage.usesService(action.servicePrefix);
      return isFarFetched ? { action, fate: 'unused' } : { action, fate: dropUnseen(action, why) ? 'dropped' : 'unseen', why };
    }
  }
}

/** Used actions by their names; those whose use would not show by wildcards that match no other today, as they may be many. */
function entriesFor(reference: ServiceReference, { name = '' }: ActionPattern, { used, unseen }: Kept): readonly string[] {
  const prefixes = new Set([...used, ...unseen].map(({ servicePrefix }) => servicePrefix));
  return [...prefixes].sort().flatMap((prefix) => {
    const of = (actions: Iterable<ActionName>) => new Set([...actions].filter(({ servicePrefix }) => servicePrefix === prefix));
    const all = reference.actions(prefix) ?? [];
    const hidden = of(unseen);
    const compact = hidden.size === all.length && name === '*' ? ['*'] : compactNames(all, hidden, name);
    const names = [...of(used)].map((action) => action.name).filter((one) => !compact.some((wildcard) => wildcardMatch(wildcard, one)));
    return [...names, ...compact].sort().map((one) => `${prefix}:${one}`);
  });
}

type Group = { readonly resource: readonly string[]; readonly entries: Set<string> };

/** Where there are many groups, those of one service and one kind of ARN become one: each of its actions then has the ARNs of all. */
function together(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= mostParts) {
    return groups;
  }
  const byKind = new Map<string, { resource: Set<string>; entries: Set<string> }>();
  for (const { resource, entries } of groups) {
    const service = [...entries][0]?.split(':')[0] ?? '';
    const key = [service, ...new Set(resource.map(kindOf))].join(' ');
    const group = byKind.get(key) ?? { resource: new Set(), entries: new Set() };
    byKind.set(key, group);
    for (const one of resource) {
      group.resource.add(one);
    }
    for (const entry of entries) {
      group.entries.add(entry);
    }
  }
  return [...byKind.values()].map(({ resource, entries }) => ({ resource: [...resource].sort(), entries }));
}

/** The beginning of an ARN that tells its resource type: S3's buckets from its objects too. */
function kindOf(arn: string): string {
  const [, , service = '', , , ...resource] = arn.split(':');
  const rest = resource.join(':');
  return service === 's3' ? `s3 ${rest.includes('/')}` : `${service} ${rest.split(/[/:]/, 1)[0]}`;
}

import { readArn } from '../policy/arn';
import type { ConditionTest, PolicyDocument } from '../policy/ast';
import { hole, itemsOf } from '../policy/value';

/** What policies of one owner name again and again. */
export type ValueKind = 'account' | 'region' | 'organization' | 'arn' | 'tag-key' | 'address' | 'vpc' | 'vpc-endpoint' | 'service';

/** How often each value of a kind is named. */
export type ValueCounts = ReadonlyMap<ValueKind, ReadonlyMap<string, number>>;

/** The values in use, each kind by itself. */
export interface ValuesInUse {
  /** The most frequent first; those named equally often by alphabet. */
  ranked(kind: ValueKind): readonly string[];
}

export const noValues: ValuesInUse = { ranked: () => [] };

/** The values in use, with those that the user's settings list before the others of their kind. */
export function withListed(values: ValuesInUse, listed: ReadonlyMap<ValueKind, readonly string[]>): ValuesInUse {
  return {
    ranked: (kind) => {
      const [used, own] = [values.ranked(kind), new Set(listed.get(kind))];
      return own.size === 0 ? used : [...new Set([...used.filter((text) => own.has(text)), ...own, ...used])];
    },
  };
}

/** No policy within its quota has more; longer texts are no names. */
const mostValues = 2000;
const longest = 300;

/** The account ids, Regions, ARNs, organizations, tag keys, networks and services that a policy names, so far as they are known before deployment. */
export function collectValues({ statements }: PolicyDocument): ValueCounts {
  const counts = new Map<ValueKind, Map<string, number>>();
  let left = mostValues;
  const add = (kind: ValueKind, text: string): void => {
    const ofKind = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, ofKind.set(text, (ofKind.get(text) ?? 0) + 1));
  };
  const addText = (text: string, key: string): void => {
    if (left-- > 0 && text.length <= longest && !text.includes(hole)) {
      kindsIn(text, key, add);
    }
  };
  for (const { effect, action, resource, principal, condition } of statements) {
    for (const { servicePrefix, source } of effect === 'Allow' && action?.negated === false ? action.patterns : []) {
      if (/^[a-z0-9-]{1,40}$/.test(servicePrefix) && source.text.includes(':') && left-- > 0) {
        add('service', servicePrefix);
      }
    }
    for (const { source } of resource?.patterns ?? []) {
      addText(source.text, '');
    }
    for (const { text } of principal?.groups.flatMap(({ principals }) => principals) ?? []) {
      addText(text, 'account');
    }
    for (const test of condition?.tests ?? []) {
      const tagKey = /(?:^aws:\w+tag|:\w*resourcetag)\/([^$*?]+)$/i.exec(test.key.text)?.[1];
      if (tagKey !== undefined && tagKey.length <= longest && !tagKey.includes(hole)) {
        add('tag-key', tagKey);
      }
      for (const text of textsOf(test)) {
        addText(text, test.key.text);
      }
    }
  }
  return counts;
}

/** Counts as values in use. */
export function rankValues(counts: ValueCounts): ValuesInUse {
  return {
    ranked: (kind) =>
      [...(counts.get(kind) ?? [])].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1)).map(([text]) => text),
  };
}

function textsOf({ member }: ConditionTest): readonly string[] {
  return itemsOf(member.value).flatMap((value) => (value.kind === 'string' ? [value.text] : []));
}

/** An ARN counts as a whole, and its Region and account too. `key` is what the value is compared with; it tells account ids from numbers. */
function kindsIn(text: string, key: string, add: (kind: ValueKind, text: string) => void): void {
  const arn = readArn(text);
  if (arn === undefined) {
    const kind = kindOf(text, key);
    if (kind !== undefined) {
      add(kind, text);
    }
    return;
  }
  if (isAccount(arn.account)) {
    add('account', arn.account);
  }
  if (isRegion(arn.region)) {
    add('region', arn.region);
  }
  if (arn.resource !== '' && arn.resource !== '*' && !text.includes('${') && !/[*?]/.test(arn.service)) {
    add('arn', text);
  }
}

function kindOf(text: string, key: string): ValueKind | undefined {
  if (isAccount(text) && /account/i.test(key)) {
    return 'account';
  }
  if (isRegion(text) && /region$/i.test(key)) {
    return 'region';
  }
  if (/^o-[a-z0-9]{10,32}$/.test(text)) {
    return 'organization';
  }
  if (/^vpce-[0-9a-f]{8,17}$/.test(text)) {
    return 'vpc-endpoint';
  }
  if (/^vpc-[0-9a-f]{8,17}$/.test(text)) {
    return 'vpc';
  }
  return /ip(?:v4)?$/i.test(key) && /^[\d.]+\/\d+$|^[\da-f:]+\/\d+$/i.test(text) ? 'address' : undefined;
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

function isRegion(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(text);
}

import { accessLevelLetters, type ExtrasFile } from './encoding';
import { lazy } from './lazy';
import type { GravestGrant, ManagedGrant, ManagedPolicy, RetiredAction } from './types';

/** What is seldom needed; each part decoded when it is first asked for. Keys of the maps are in lower case. */
export interface Extras {
  /** Uses of each action of a service in AWS managed policies, in the order of the index. */
  readonly usage: (prefix: string) => readonly number[];
  /** By `prefix:name`. */
  readonly retiredActions: () => ReadonlyMap<string, RetiredAction>;
  readonly retiredServices: ReadonlyMap<string, RetiredAction>;
  /** By `prefix:name`. */
  readonly undocumentedActions: () => ReadonlyMap<string, { readonly usedBy: string }>;
  readonly managedPolicies: () => readonly ManagedPolicy[];
  readonly servicePrincipals: () => readonly string[];
}

/** Decodes the text of `extras.json`. */
export function decodeExtras(text: string): Extras {
  const file: ExtrasFile = JSON.parse(text);
  const retiredServices = new Map(file.retiredServices.map(([prefix, lastSeen]) => [prefix, { lastSeen, wholeService: true }]));
  return {
    usage: createUsage(file),
    retiredActions: lazy(() => new Map(file.retiredActions.flatMap((row) => decodeRetired(row, retiredServices.has(row[0]))))),
    retiredServices,
    undocumentedActions: lazy(() => new Map(file.undocumentedActions.map(([action, usedBy]) => [action.toLowerCase(), { usedBy }]))),
    managedPolicies: lazy(() =>
      file.managedPolicies.map(([name, path, description, grants, gravest]) => ({
        name,
        arn: `arn:aws:iam::aws:policy/${path}${name}`,
        description,
        get grants() {
          return decodeGrants(grants);
        },
        gravest: gravest === undefined ? undefined : decodeGravest(gravest),
      })),
    ),
    servicePrincipals: lazy(() => file.servicePrincipals.split(' ')),
  };
}

function createUsage(file: ExtrasFile): (prefix: string) => readonly number[] {
  const encoded = new Map(file.usage);
  const decoded = new Map<string, readonly number[]>();
  return (prefix) => {
    const known = decoded.get(prefix);
    if (known !== undefined) {
      return known;
    }
    const counts = (encoded.get(prefix) ?? '').split(',').map(Number);
    decoded.set(prefix, counts);
    return counts;
  };
}

function decodeRetired(
  [prefix, lastSeen, names]: readonly [prefix: string, lastSeen: string, names: string],
  wholeService: boolean,
): readonly (readonly [string, RetiredAction])[] {
  return names.split(' ').map((name) => [`${prefix}:${name}`.toLowerCase(), { lastSeen, wholeService }]);
}

function decodeGravest(text: string): GravestGrant {
  const rest = text.slice(1);
  switch (text.charAt(0)) {
    case '*':
      return { kind: 'everything' };
    case '!':
      return { kind: 'all-but-some', action: rest };
    case '^':
      return { kind: 'escalation', path: rest };
    default: {
      const [services = '', action = ''] = text.split('=');
      return { kind: 'whole-services', services: services.split(' '), action };
    }
  }
}

function decodeGrants(text: string): readonly ManagedGrant[] {
  return text.split(';').flatMap((group) => {
    const [, levels, services, more = '0'] = /^([A-Z]+):([^+]+)(?:\+(\d+))?$/.exec(group) ?? [];
    return levels === undefined || services === undefined
      ? []
      : [{ levels: [...levels].flatMap((letter) => accessLevelLetters[letter] ?? []), services: services.split(' '), more: Number(more) }];
  });
}

import type { Statement } from '../../policy/ast';
import { readConditionOperator } from '../../policy/condition-operator';
import type { PolicyCursor } from '../../policy/cursor';
import { endpointOwnerKeys } from '../../reference/endpoint-owner-services';
import { headerKeys } from '../../reference/header-keys';
import type { ConditionKey, ServiceReference } from '../../reference/types';
import { type FederatedProvider, federatedProviders, knowsProviders } from '../../semantics/federated-provider';
import { withoutEndpointOwner } from '../../semantics/without-endpoint-owner';
import { tabStop } from '../../text/tab-stop';
import { type Choice, type Choices, inOrder } from './choice';
import { conditionKeysOfStatement, type SupportedKeys } from './condition-keys-of-statement';
import { operatorFitsKey } from './operator-fits-key';
import { usualBeside } from './usual-beside';
import { hasKnownValues } from './values-of-key';

/**
 * The keys that the statement's actions and their resource types support, and the global ones: those that AWS's own policies have most
 * often beside such actions first, then those of most actions. Only keys that the operator compares, and none that is there already.
 */
export function completeConditionKeys(
  { statement, operator, slot }: Extract<PolicyCursor, { at: 'condition-key' }>,
  reference: ServiceReference,
): Choices {
  const supported = conditionKeysOfStatement(statement, reference);
  const present = new Set((slot.object?.members ?? []).filter((member) => member !== slot.member).map(({ key }) => key.text.toLowerCase()));
  const read = readConditionOperator(operator);
  const own = keysByCount(supported, reference);
  const typed = supported.counts.size === 0 ? keysOfTypedService(slot.before, reference) : [];
  const global = globalKeys(reference).filter(({ name }) => !supported.counts.has(name) && !(supported.exact && dependsOnAction(name)));
  const providers = statement.principal && knowsProviders(statement.principal) ? federatedProviders(statement.principal) : undefined;
  const isUseless = uselessKeys(statement, reference);
  const keys = [...tokenKeys(providers ?? [], reference), ...own, ...typed, ...global].filter(
    (key) => operatorFitsKey(read, key) && !present.has(key.name.toLowerCase()) && !isForeign(key, providers) && !isUseless(key),
  );
  const unique = [...new Map(keys.map((key) => [key.name.toLowerCase(), key])).values()];
  // AWS's own policies name no principals, so that they tell nothing of the keys of those that do.
  const usual = statement.principal === undefined ? usualBeside(statement, reference) : undefined;
  if (usual !== undefined) {
    const uses = new Map(unique.map((key) => [key, usual.key(key.name)]));
    unique.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0));
  }
  return inOrder(unique.flatMap((key) => toChoice(key, supported, slot.before)));
}

/** Those of most actions first; among them those that few other actions of the services have, such as `s3:prefix`. */
function keysByCount({ counts, breadths }: SupportedKeys, reference: ServiceReference): readonly ConditionKey[] {
  const breadth = (name: string) => breadths.get(name) ?? 0;
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || breadth(a) - breadth(b) || (a < b ? -1 : 1))
    .flatMap(([name]) => reference.conditionKey(name) ?? []);
}

/** For the tokens of the OpenID Connect providers that a trust policy names: AWS publishes no list of their keys. */
function tokenKeys(providers: readonly FederatedProvider[], reference: ServiceReference): readonly ConditionKey[] {
  const hosts = providers.flatMap(({ kind, keyPrefix }) => (kind === 'oidc' && keyPrefix !== undefined ? [keyPrefix] : []));
  return hosts.flatMap((host) =>
    ['sub', 'aud'].flatMap((claim) => {
      const key = reference.conditionKey(`${host}:${claim}`);
      return key === undefined ? [] : [{ ...key, name: `${host}:${claim}` }];
    }),
  );
}

/** A key for the tokens of a provider that the statement does not name; it names none, where it is known to name no other. */
function isForeign({ name }: ConditionKey, providers: readonly FederatedProvider[] | undefined): boolean {
  const host = name.slice(0, name.lastIndexOf(':')).toLowerCase();
  const ofToken = host === 'saml' || host.includes('.') || host.includes('${');
  return ofToken && providers?.every(({ keyPrefix }) => keyPrefix !== undefined && keyPrefix.toLowerCase() !== host) === true;
}

/** Keys that keep nobody out: headers, and who owns an endpoint where the statement's services do not tell. */
function uselessKeys({ action }: Statement, reference: ServiceReference): (key: ConditionKey) => boolean {
  const lacksOwner = action !== undefined && (action.negated || withoutEndpointOwner(reference, action) !== undefined);
  return ({ name }) => {
    const lower = name.toLowerCase();
    return headerKeys.has(lower) || (lacksOwner && endpointOwnerKeys.has(lower));
  };
}

/** The global keys in most policies, the most frequent first; the others follow in AWS's order. */
const frequent = [
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:PrincipalOrgID',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:MultiFactorAuthPresent',
  'aws:SourceIp',
  'aws:SourceVpce',
  'aws:SourceVpc',
  'aws:PrincipalArn',
  'aws:PrincipalTag/${TagKey}',
  'aws:ViaAWSService',
  'aws:CalledVia',
];

function globalKeys(reference: ServiceReference): readonly ConditionKey[] {
  const place = ({ name }: ConditionKey) => (frequent.indexOf(name) + frequent.length + 1) % (frequent.length + 1);
  return [...reference.globalConditionKeys()].sort((a, b) => place(a) - place(b));
}

/** Before any action is there, `s3:` still tells of which service a key is wanted. */
function keysOfTypedService(typed: string, reference: ServiceReference): readonly ConditionKey[] {
  const colon = typed.indexOf(':');
  return colon < 0 ? [] : reference.conditionKeysOfService(typed.slice(0, colon).toLowerCase()).filter(({ global }) => !global);
}

/** Global by their prefix, but in a request only where the action supports tags. */
function dependsOnAction(name: string): boolean {
  return /^aws:(resourcetag|requesttag|tagkeys)\b/i.test(name);
}

function toChoice(key: ConditionKey, { counts, actions }: SupportedKeys, typed: string): readonly Choice[] {
  const own = counts.get(key.name) ?? 0;
  const detail = own > 0 && own < actions ? `${key.type}, for ${own} of ${actions} actions` : key.type;
  const isKnown = /^(Bool|ARN|IPAddress|Date)$/.test(key.type) || hasKnownValues(key.name);
  const choice: Choice = { label: key.name, kind: 'condition-key', detail, value: 'text', ...(isKnown && { continues: true }) };
  if (!key.name.includes('${')) {
    return [choice];
  }
  // What the author has typed of the tag's name stays.
  const fixed = key.name.slice(0, key.name.indexOf('${')).toLowerCase();
  const begun = fixed !== '' && typed.length > fixed.length && typed.toLowerCase().startsWith(fixed);
  return begun ? [] : [{ ...choice, text: key.name.replace(/\$\{([^}]*)\}/g, (_, name: string) => tabStop(name)) }];
}

import { conditionOperators } from '../../policy/condition-operator';
import { grants, namesPrincipals, type PolicyType } from '../../policy/policy-type';
import { type AccessLevel, type Action, accessLevels, type ConditionKey, type ServiceReference } from '../../reference/types';

export interface OfferedService {
  readonly prefix: string;
  readonly name: string;
}

/** The services whose actions a policy of that type can name. */
export function servicesFor(type: PolicyType, reference: ServiceReference): readonly OfferedService[] {
  return reference
    .services()
    .filter(({ prefix, supportsResourceControl }) =>
      type === 'trust' ? prefix === 'sts' : type !== 'resource-control' || supportsResourceControl,
    )
    .map(({ prefix, name }) => ({ prefix, name }));
}

/** What a statement of a policy of that type has to say. */
export function shapeFor(type: PolicyType): {
  readonly principal: 'ask' | 'everyone' | 'none';
  readonly resource: boolean;
  readonly effect: 'Allow' | 'Deny';
} {
  return {
    principal: !namesPrincipals(type) ? 'none' : type === 'resource-control' ? 'everyone' : 'ask',
    resource: type !== 'trust',
    effect: !grants(type) && type.endsWith('-control') ? 'Deny' : 'Allow',
  };
}

export interface OfferedAction {
  readonly name: string;
  readonly level: AccessLevel;
  readonly description: string;
}

/** The actions of a service, by access level in the order of AWS's console. */
export function actionsFor(prefix: string, reference: ServiceReference): readonly OfferedAction[] {
  const actions = reference.actions(prefix) ?? [];
  return accessLevels.flatMap((level) =>
    actions
      .filter(({ accessLevel }) => accessLevel === level)
      .map(({ name }) => ({ name, level, description: reference.action(prefix, name)?.description ?? '' })),
  );
}

export interface OfferedResource {
  readonly type: string;
  /** An ARN format of it: `arn:${Partition}:s3:::${BucketName}`. */
  readonly format: string;
  /** How many of the actions work on it. */
  readonly actions: number;
  /** Whether one of them always names such a resource. */
  readonly required: boolean;
}

/** The ARN formats that the actions work on, those of most actions first; none where the actions need `*`. */
export function resourcesFor(actions: readonly string[], reference: ServiceReference): readonly OfferedResource[] {
  const offered = new Map<string, OfferedResource>();
  for (const { servicePrefix, resourceTypes } of detailsOf(actions, reference)) {
    for (const { name, required } of resourceTypes) {
      const formats = reference.resourceType(servicePrefix, name)?.arnFormats ?? [];
      for (const format of formats) {
        const known = offered.get(format);
        offered.set(format, {
          type: name,
          format,
          actions: (known?.actions ?? 0) + 1,
          required: required || known?.required === true,
        });
      }
    }
  }
  return [...offered.values()].sort((a, b) => b.actions - a.actions || Number(b.required) - Number(a.required));
}

export interface OfferedKey {
  /** A template (`aws:ResourceTag/${TagKey}`) where a part is the author's. */
  readonly name: string;
  readonly description: string;
  /** Those that compare its values, the usual one first. */
  readonly operators: readonly string[];
  /** Its values, where they are few and known. */
  readonly values: readonly string[];
}

/** The condition keys that the actions and their resources support, those of most actions first, then the global ones. */
export function keysFor(actions: readonly string[], reference: ServiceReference): readonly OfferedKey[] {
  const counts = new Map<string, number>();
  for (const action of detailsOf(actions, reference)) {
    for (const key of keysOf(action, reference)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const own = [...counts].sort(([, a], [, b]) => b - a).flatMap(([name]) => reference.conditionKey(name) ?? []);
  const global = reference
    .globalConditionKeys()
    .filter(({ name }) => !counts.has(name) && !/^aws:(ResourceTag|RequestTag|TagKeys)\b/.test(name));
  return [...own, ...global].map((key) => ({
    name: key.name,
    description: key.description,
    operators: operatorsOf(key),
    values: valuesOf(key, reference),
  }));
}

function keysOf({ servicePrefix, conditionKeys, resourceTypes }: Action, reference: ServiceReference): ReadonlySet<string> {
  const ofResources = resourceTypes.flatMap(({ name, conditionKeys }) => [
    ...conditionKeys,
    ...(reference.resourceType(servicePrefix, name)?.conditionKeys ?? []),
  ]);
  return new Set([...conditionKeys, ...ofResources]);
}

function operatorsOf({ type, multivalued }: ConditionKey): readonly string[] {
  const family = type === 'ARN' ? 'Arn' : type === 'IPAddress' ? 'IpAddress' : type;
  const names = conditionOperators.filter((operator) => operator.family === family).map(({ name }) => name);
  const usual = type === 'ARN' ? ['ArnLike', ...names.filter((name) => name !== 'ArnLike')] : names;
  return multivalued ? ['ForAnyValue', 'ForAllValues'].flatMap((set) => usual.map((name) => `${set}:${name}`)) : [...usual, 'Null'];
}

function valuesOf({ name, type }: ConditionKey, reference: ServiceReference): readonly string[] {
  if (type === 'Bool') {
    return ['true', 'false'];
  }
  return /^(aws:RequestedRegion|ec2:Region|s3:LocationConstraint)$/i.test(name) ? reference.regions().map((region) => region.name) : [];
}

function detailsOf(actions: readonly string[], reference: ServiceReference): readonly Action[] {
  return actions.flatMap((action) => {
    const colon = action.indexOf(':');
    return reference.action(action.slice(0, colon), action.slice(colon + 1)) ?? [];
  });
}

import type { ActionPattern } from '../policy/action-pattern';
import type { ResourcePattern } from '../policy/arn';
import type { ActionElement, ResourceElement } from '../policy/ast';
import { isStatic } from '../policy/value';
import type { Action, ActionName, ServiceReference } from '../reference/types';
import { coversFormat, everyResource, type OpenPart } from './covers-every-resource';
import { actionsOf, matchingActions, qualifiedName } from './matching-actions';

/**
 * The actions that change something, are certainly spoken of, and are granted on all their resources, though each could be granted on
 * chosen ones. Empty for NotAction, as what it covers has no end.
 */
export function unscopedChanges(reference: ServiceReference, action: ActionElement, resource: ResourceElement): readonly Action[] {
  if (action.negated || resource.negated || !resource.patterns.some(namesNothing)) {
    return [];
  }
  return [...actionsOf(reference, action)]
    .filter(changes)
    .flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? [])
    .filter((candidate) => canBeScoped(candidate) && entryFor(reference, candidate, resource) !== undefined);
}

/** The actions certainly spoken of that have no resource-level permissions: their Resource must be `*`. */
export function unscopable(reference: ServiceReference, action: ActionElement): readonly ActionName[] {
  return [...actionsOf(reference, action)].filter(
    ({ servicePrefix, name }) => reference.action(servicePrefix, name)?.resourceTypes.length === 0,
  );
}

/**
 * The entry that covers every resource of a type that the action works on, of those that it always names if there are any, without so
 * much as naming the type: `*`, `arn:aws:s3:::*`.
 * `undefined` when none does; whoever writes `arn:aws:iam::*:role/*` has chosen something.
 */
export function entryFor(reference: ServiceReference, action: Action, resource: ResourceElement): ResourcePattern | undefined {
  const types = action.resourceTypes;
  const every = everyResource(resource);
  if (every !== undefined || types.length === 0) {
    return types.length > 0 ? every : undefined;
  }
  const wholesale = { ...resource, patterns: resource.patterns.filter(namesNothing) };
  const required = types.filter((type) => type.required);
  for (const { name } of wholesale.patterns.length === 0 ? [] : required.length === 0 ? types : required) {
    const entry = entryForType(reference, action, name, wholesale);
    if (entry !== undefined) {
      return entry;
    }
  }
  return undefined;
}

/** The entry that covers all resources of a type that the action works on: with `open`, in the account or Region that it names. */
export function entryForType(
  reference: ServiceReference,
  { servicePrefix }: Action,
  type: string,
  resource: ResourceElement,
  open: readonly OpenPart[] = [],
): ResourcePattern | undefined {
  const formats = reference.resourceType(servicePrefix, type)?.arnFormats ?? [];
  const entries = formats.map((format) => coversFormat(resource, format, open));
  return entries.includes(undefined) ? undefined : entries[0];
}

function namesNothing({ arn, source }: ResourcePattern): boolean {
  return arn === undefined ? source.text.endsWith('*') : /^\*+$/.test(arn.resource);
}

/**
 * Whether ARNs can take the place of `*`. Where AWS lists a single resource type and does not say that it is always named, the action
 * has a use without it (`cloudwatch:PutMetricData` and its data sets), which `*` alone allows.
 */
export function canBeScoped({ resourceTypes }: Action): boolean {
  return resourceTypes.length > 1 || resourceTypes.some(({ required }) => required);
}

/** The service of which a pattern covers every action that there is today and will be: `s3:*`, `s3:**`; `undefined` for others. */
export function wholeService(reference: ServiceReference, { source, servicePrefix, name }: ActionPattern): string | undefined {
  return isStatic(source) && name !== undefined && /^\*+$/.test(name) && reference.service(servicePrefix) !== undefined
    ? servicePrefix
    : undefined;
}

/**
 * Actions that change something: all but List and Read, and those that say by their name that they only tell what there is. AWS lists some
 * as more than that: who may use a topic of QuickSight, `quicksight:DescribeTopicPermissions`, as permissions management.
 */
export function changes({ accessLevel, name }: Pick<ActionName, 'accessLevel' | 'name'>): boolean {
  return accessLevel !== 'List' && accessLevel !== 'Read' && !/^(Describe|List)/.test(name);
}

/** Takes out what other patterns of the same element cover already. */
export function withoutMatches<T extends ActionName>(
  reference: ServiceReference,
  actions: readonly T[],
  patterns: readonly ActionPattern[],
): readonly T[] {
  const covered = new Set(patterns.flatMap((pattern) => matchingActions(reference, pattern)).map(qualifiedName));
  return covered.size === 0 ? actions : actions.filter((action) => !covered.has(qualifiedName(action)));
}

import type { ResourcePattern } from '../../policy/arn';
import type { ResourceElement } from '../../policy/ast';
import type { Action, ActionResourceType, ServiceReference } from '../../reference/types';
import { coversEveryResource, everyResource } from '../covers-every-resource';
import { fitsAction } from '../fitting-types';
import { canBeScoped, entryFor, entryForType } from '../unscoped-actions';

/**
 * How much of what an action works on a Resource takes in:
 * - `everything`: all there is, without so much as naming a type: `*`, `arn:aws:s3:::*`, NotResource;
 * - `every-of-type`: all of a type, in every account and Region or in one that is named: `arn:aws:iam::*:role/*`;
 * - `some`: chosen ones, or ones not known before deployment;
 * - `unscopable`: `*`, which the action needs, as it has no resource-level permissions or a use without.
 */
export type Reach = 'everything' | 'every-of-type' | 'some' | 'unscopable';

/** What of a Resource an action works on. */
export interface Reached {
  readonly reach: Reach;
  /** The entry that reaches furthest; `undefined` for NotResource, and where no entry is known. */
  readonly entry: ResourcePattern | undefined;
}

/** How far the action gets with the Resource; `undefined` where nothing in it is of a type that the action works on. */
export function reachOf(reference: ServiceReference, action: Action, resource: ResourceElement): Reached | undefined {
  return resource.negated ? reachAround(reference, action, resource) : reachWithin(reference, action, resource);
}

/** Whether a grant takes in all that the action works on, though it could be limited to chosen resources. */
export function isUnlimited(reach: Reach): boolean {
  return reach === 'everything' || reach === 'every-of-type';
}

function reachWithin(reference: ServiceReference, action: Action, resource: ResourceElement): Reached | undefined {
  const every = everyResource(resource);
  if (every !== undefined) {
    return { reach: canBeScoped(action) ? 'everything' : 'unscopable', entry: every };
  }
  const everything = entryFor(reference, action, resource);
  if (everything !== undefined) {
    return { reach: 'everything', entry: everything };
  }
  const ofType = everyOfType(reference, action, resource);
  if (ofType !== undefined) {
    return { reach: 'every-of-type', entry: ofType };
  }
  const entry = resource.patterns.find((pattern) => fitsAction(reference, action, pattern));
  return entry === undefined && resource.known ? undefined : { reach: 'some', entry };
}

function reachAround(reference: ServiceReference, action: Action, resource: ResourceElement): Reached | undefined {
  if (!resource.known) {
    return { reach: 'some', entry: undefined };
  }
  const leftOut = { ...resource, negated: false };
  if (coversEveryResource(leftOut) || coversAction(reference, action, leftOut)) {
    return undefined;
  }
  return { reach: canBeScoped(action) ? 'everything' : 'unscopable', entry: undefined };
}

/**
 * The entry that covers every resource of the types that the action always names; of any type, where it always names none. An action
 * that needs a volume and an instance is limited by the ones it may have of either.
 */
function everyOfType(reference: ServiceReference, action: Action, resource: ResourceElement): ResourcePattern | undefined {
  const required = action.resourceTypes.filter((type) => type.required);
  const entries = (required.length === 0 ? action.resourceTypes : required).map(({ name }) =>
    entryForType(reference, action, name, resource, ['account', 'region']),
  );
  return required.length > 0 && entries.includes(undefined) ? undefined : entries.find((entry) => entry !== undefined);
}

/**
 * Whether no request of the action gets around the entries: they cover every resource of all its types, or of one that it always names.
 * Never of an action without resource-level permissions.
 */
export function coversAction(reference: ServiceReference, action: Action, resource: ResourceElement): boolean {
  const { resourceTypes } = action;
  const isCovered = ({ name }: ActionResourceType) => entryForType(reference, action, name, resource, ['account']) !== undefined;
  return resourceTypes.length > 0 && (resourceTypes.every(isCovered) || resourceTypes.some((type) => type.required && isCovered(type)));
}

import { memberNamed, type ObjectValue, type StringValue, type Value } from '../policy/value';
import { type HostPlace, homeOf, isPolicyKey, type PolicyHome } from './policy-home';
import { looksLikePolicy, looksLikePolicyText } from './policy-shape';
import { rolesOf } from './roles-of-policy';

/** A policy in a host's tree: an object, or a string that holds one as JSON. */
export interface FoundPolicy {
  readonly value: ObjectValue | StringValue;
  readonly home: PolicyHome;
  /** The roles of a template that it is of, by their names there. */
  readonly roles: readonly string[];
}

/** Its `Statement` is one among the properties of the resource, which are no elements of a policy. */
const bareStatement = 'AWS::Events::EventBusPolicy';

const nowhere: HostPlace = { key: undefined, parent: undefined, resourceType: undefined, resourceName: undefined };

/** The policies of a tree, in source order, each once though aliases may lead to it twice. Never one within another. */
export function searchPolicies(roots: readonly Value[]): readonly FoundPolicy[] {
  const found: FoundPolicy[] = [];
  const seen = new Set<Value>();
  const visit = (value: Value, place: HostPlace): void => {
    if (seen.has(value)) {
      return;
    }
    switch (value.kind) {
      case 'object':
        seen.add(value);
        if (place.resourceType !== bareStatement && looksLikePolicy(value, place.parent === undefined || isPolicyKey(place.key))) {
          found.push({ value, home: homeOf(place), roles: rolesOf(place) });
        } else {
          visitMembers(value, place, visit);
        }
        break;
      case 'array':
        seen.add(value);
        for (const item of value.items) {
          visit(item, place);
        }
        break;
      case 'string':
        if (looksLikePolicyText(value.text)) {
          seen.add(value);
          found.push({ value, home: homeOf(place), roles: rolesOf(place) });
        }
        break;
      case 'dynamic':
        if (value.inner?.kind === 'object') {
          visitMembers(value.inner, place, visit);
        } else if (value.inner !== undefined) {
          visit(value.inner, place);
        }
        break;
      case 'literal':
        break;
    }
  };
  for (const root of roots) {
    visit(root, nowhere);
  }
  return found;
}

function visitMembers(object: ObjectValue, place: HostPlace, visit: (value: Value, place: HostPlace) => void): void {
  const type = memberNamed(object, 'Type')?.value;
  const own = type?.kind === 'string' && /^\w+::/.test(type.text) ? { resourceType: type.text, resourceName: place.key } : undefined;
  const { resourceType, resourceName } = own ?? place;
  for (const { key, value } of object.members) {
    if (value !== undefined) {
      visit(value, key.text.startsWith('Fn::') ? place : { key: key.text, parent: object, resourceType, resourceName });
    }
  }
}

import { itemsOf, memberNamed, type ObjectValue, type Value } from '../policy/value';
import type { HostPlace } from './policy-home';

/** The roles of a CloudFormation template that a policy there is of, by their logical ids; empty where the place does not tell. */
export function rolesOf({ parent, resourceType, resourceName }: HostPlace): readonly string[] {
  switch (resourceType) {
    case 'AWS::IAM::Role':
      return resourceName === undefined ? [] : [resourceName];
    case 'AWS::IAM::Policy':
    case 'AWS::IAM::ManagedPolicy':
      return referred(parent, 'Roles');
    case 'AWS::IAM::RolePolicy':
      return referred(parent, 'RoleName');
    default:
      return [];
  }
}

function referred(properties: ObjectValue | undefined, name: string): readonly string[] {
  return properties === undefined ? [] : itemsOf(memberNamed(properties, name)?.value).flatMap(refersTo);
}

/** `{ "Ref": "Worker" }`, `!Ref Worker`. */
function refersTo(value: Value): readonly string[] {
  const inner = value.kind === 'dynamic' ? value.inner : undefined;
  const name = inner?.kind === 'object' ? memberNamed(inner, 'Ref')?.value : inner;
  return name?.kind === 'string' ? [name.text] : [];
}

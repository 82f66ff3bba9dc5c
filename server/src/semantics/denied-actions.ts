import type { PolicyDocument, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { coversEveryPrincipal } from './covers-every-principal';
import { coversEveryResource } from './covers-every-resource';
import { actionsOf, qualifiedName } from './matching-actions';

/** A document is a value: what it denies never changes. */
const remembered = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/**
 * The actions, as `s3:GetObject`, that the document denies whatever the request: by a Deny on every resource, to everyone, without any condition.
 * What other Deny statements take off depends on the request and is not in it.
 */
export function deniedActions(reference: ServiceReference, document: PolicyDocument): ReadonlySet<string> {
  let denied = remembered.get(document);
  if (denied === undefined) {
    denied = collect(reference, document);
    remembered.set(document, denied);
  }
  return denied;
}

function collect(reference: ServiceReference, document: PolicyDocument): ReadonlySet<string> {
  const denied = new Set<string>();
  for (const statement of document.statements) {
    for (const action of statement.action?.known && deniesAlways(statement) ? actionsOf(reference, statement.action) : []) {
      denied.add(qualifiedName(action));
    }
  }
  return denied;
}

function deniesAlways({ effect, principal, resource, condition }: Statement): boolean {
  return (
    effect === 'Deny' &&
    condition === undefined &&
    (principal === undefined || coversEveryPrincipal(principal)) &&
    (resource === undefined || coversEveryResource(resource))
  );
}

import type { ManagedPolicy, ServiceReference } from '../../reference/types';
import type { Choice, Choices } from './choice';

/** AWS has some 1,600: so many at a time. */
const most = 100;

/**
 * AWS's managed policies by name, those whose names begin as what is typed of the name first, then those that have it within.
 * `typed` may be the beginning of the ARN. What is inserted is the ARN.
 */
export function completeManagedPolicies(typed: string, reference: ServiceReference, listed: ReadonlySet<string>): Choices {
  const name = typed.slice(typed.lastIndexOf('/') + 1).toLowerCase();
  const wanted = typed.startsWith('arn:') && !typed.includes('/') ? '' : name;
  const found = reference.managedPolicies().filter((policy) => policy.name.toLowerCase().includes(wanted) && !listed.has(policy.arn));
  const place = (policy: ManagedPolicy) => policy.name.toLowerCase().indexOf(wanted);
  const sorted = found.sort((a, b) => Math.min(place(a), 1) - Math.min(place(b), 1) || (a.name < b.name ? -1 : 1));
  return { choices: sorted.slice(0, most).map(toChoice), incomplete: sorted.length > most };
}

function toChoice({ name, arn }: ManagedPolicy, rank: number): Choice {
  return { label: name, kind: 'managed-policy', text: arn, filterText: `${arn} ${name}`, rank };
}

import type { ManagedPolicy, ServiceReference } from '../../reference/types';
import { describeGrant } from '../explain/explain-managed-policy';
import type { Choice, Choices } from './choice';

/** AWS has some 1,600: so many at a time. */
const most = 100;

/** Those that most roles have, first. */
const frequent = [
  'ReadOnlyAccess',
  'SecurityAudit',
  'ViewOnlyAccess',
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonSSMManagedInstanceCore',
  'CloudWatchAgentServerPolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEKS_CNI_Policy',
  'AmazonEC2ContainerRegistryReadOnly',
];

interface NamedPolicy {
  readonly policy: ManagedPolicy;
  readonly lower: string;
}

const ordered = new WeakMap<ServiceReference, readonly NamedPolicy[]>();

/** All of them, in the order in which they are offered before anything is typed. */
function inOrder(reference: ServiceReference): readonly NamedPolicy[] {
  let policies = ordered.get(reference);
  if (policies === undefined) {
    const place = ({ name }: ManagedPolicy) => (frequent.indexOf(name) + frequent.length + 1) % (frequent.length + 1);
    const sorted = [...reference.managedPolicies()].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
    policies = sorted.map((policy) => ({ policy, lower: policy.name.toLowerCase() }));
    ordered.set(reference, policies);
  }
  return policies;
}

/**
 * AWS's managed policies by name, those whose names begin as what is typed of the name first, then those that have it within.
 * `typed` may be the beginning of the ARN. What is inserted is the ARN.
 */
export function completeManagedPolicies(typed: string, reference: ServiceReference, listed: ReadonlySet<string>): Choices {
  const name = typed.slice(typed.lastIndexOf('/') + 1).toLowerCase();
  const wanted = typed.startsWith('arn:') && !typed.includes('/') ? '' : name;
  const found = inOrder(reference).filter(({ lower, policy }) => lower.includes(wanted) && !listed.has(policy.arn));
  const sorted = [...found.filter(({ lower }) => lower.startsWith(wanted)), ...found.filter(({ lower }) => !lower.startsWith(wanted))];
  return { choices: sorted.slice(0, most).map(({ policy }, rank) => toChoice(policy, rank)), incomplete: sorted.length > most };
}

function toChoice({ name, arn, grants }: ManagedPolicy, rank: number): Choice {
  const [first, ...others] = grants;
  const detail = first === undefined ? undefined : `${describeGrant(first)}${others.length === 0 ? '' : ' …'}`;
  return {
    ...(detail === undefined ? {} : { detail }),
    label: name,
    kind: 'managed-policy',
    text: arn,
    filterText: `${arn} ${name}`,
    rank,
  };
}

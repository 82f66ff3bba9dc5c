/** The kinds of policy that differ in what they may say. Named as AWS names them. */
export type PolicyType =
  | 'identity-based'
  | 'resource-based'
  | 'trust'
  | 'service-control'
  | 'resource-control'
  | 'permissions-boundary'
  | 'session'
  | 'vpc-endpoint';

export const policyTypes: readonly PolicyType[] = [
  'identity-based',
  'resource-based',
  'trust',
  'service-control',
  'resource-control',
  'permissions-boundary',
  'session',
  'vpc-endpoint',
];

/** What a policy is kept in or hangs on, where AWS treats policies of one type differently by it. */
export type PolicyHolder = 'managed-policy' | 'user' | 'group' | 'role' | 'gateway-endpoint' | 'interface-endpoint' | 'private-api';

/** Whether users may have the policy, as they may where its holder is not known: it is neither of a role alone nor of an endpoint. */
export function mayBeOfUsers(holder: PolicyHolder | undefined): boolean {
  return holder === undefined || holder === 'user' || holder === 'group' || holder === 'managed-policy';
}

/** For people: `service control policy`. */
export function policyTypeTitle(type: PolicyType): string {
  switch (type) {
    case 'identity-based':
      return 'identity-based policy';
    case 'resource-based':
      return 'resource-based policy';
    case 'trust':
      return 'role trust policy';
    case 'service-control':
      return 'service control policy';
    case 'resource-control':
      return 'resource control policy';
    case 'permissions-boundary':
      return 'permissions boundary';
    case 'session':
      return 'session policy';
    case 'vpc-endpoint':
      return 'VPC endpoint policy';
  }
}

export function isPolicyType(text: string): text is PolicyType {
  return policyTypes.some((type) => type === text);
}

/** Whether the policy hangs on a resource, so that it must say who is allowed (`Principal`). */
export function namesPrincipals(type: PolicyType): boolean {
  return type === 'resource-based' || type === 'trust' || type === 'resource-control' || type === 'vpc-endpoint';
}

/** Whether an Allow in it grants anything: service and resource control policies and boundaries only set limits. */
export function grants(type: PolicyType): boolean {
  return type === 'identity-based' || type === 'resource-based' || type === 'trust';
}

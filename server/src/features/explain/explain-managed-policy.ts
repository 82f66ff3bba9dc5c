import type { ManagedGrant, ManagedPolicy, ServiceReference } from '../../reference/types';
import { managedHarm } from '../../semantics/grants/managed-harm';
import { counted } from './count';
import { code, link, paragraphs, sentence } from './markdown';

const pages = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/';

/** A managed policy of AWS in Markdown, by its ARN: what it is for, and what it grants. `undefined` where the ARN is not of one that is known. */
export function explainManagedPolicyOf(reference: ServiceReference, arn: string): string | undefined {
  const path = /^arn:[a-z-]*:iam::aws:policy\/(.*)$/.exec(arn)?.[1];
  const policy = reference.managedPolicies().find((each) => each.arn.endsWith(`:iam::aws:policy/${path}`));
  return policy && explain(reference, policy);
}

/** The same by its name. */
export function explainManagedPolicy(reference: ServiceReference, name: string): string | undefined {
  const policy = reference.managedPolicies().find((each) => each.name === name);
  return policy && explain(reference, policy);
}

function explain(reference: ServiceReference, policy: ManagedPolicy): string {
  const could = policy.gravest && managedHarm(reference, policy.gravest);
  return paragraphs(
    `**${code(policy.name)}** · AWS managed policy`,
    policy.description === '' ? undefined : sentence(policy.description),
    policy.grants.length === 0 ? undefined : list(policy.grants.map(grantLine)),
    could && `**Risk** · could ${could}`,
    'AWS changes what it grants when its services change.',
    link('AWS documentation', `${pages}${policy.name}.html`),
  );
}

/** `Read, List: ec2, s3 and 14 more`, in words. */
export function describeGrant({ levels, services, more }: ManagedGrant): string {
  return `${levels.join(', ')}: ${services.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

function grantLine({ levels, services, more }: ManagedGrant): string {
  return `- **${levels.join(', ')}** of ${services.map(code).join(', ')}${more === 0 ? '' : ` and ${counted(more, 'other service')}`}`;
}

function list(lines: readonly string[]): string {
  return ['Allows actions by access level:', '', ...lines].join('\n');
}

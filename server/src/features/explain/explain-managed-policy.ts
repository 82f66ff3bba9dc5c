import type { ManagedGrant, ManagedPolicy, ServiceReference } from '../../reference/types';
import { counted } from './count';
import { code, link, paragraphs, sentence } from './markdown';

const pages = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/';

/** A managed policy of AWS in Markdown: what it is for. `undefined` where the ARN is not of one that is known. */
export function explainManagedPolicy(reference: ServiceReference, arn: string): string | undefined {
  const policy = managedPolicy(reference, arn);
  return (
    policy &&
    paragraphs(
      `**${code(policy.name)}** · AWS managed policy`,
      policy.description === '' ? undefined : sentence(policy.description),
      policy.grants.length === 0 ? undefined : list(policy.grants.map(grantLine)),
      'AWS changes what it grants when its services change.',
      link('AWS documentation', `${pages}${policy.name}.html`),
    )
  );
}

/** Whatever the partition: AWS publishes most of its policies in all of them. */
function managedPolicy(reference: ServiceReference, arn: string): ManagedPolicy | undefined {
  const match = /^arn:[a-z-]*:iam::aws:(policy\/.*)$/.exec(arn);
  return match === null ? undefined : reference.managedPolicies().find((policy) => policy.arn.endsWith(`:iam::aws:${match[1]}`));
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

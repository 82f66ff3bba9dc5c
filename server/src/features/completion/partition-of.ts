import type { PolicyDocument } from '../../policy/ast';

/** The partition of the policy's first ARN; AWS's commercial one where there is none. */
export function partitionOf({ statements }: PolicyDocument): string {
  for (const { resource } of statements) {
    for (const { arn } of resource?.patterns ?? []) {
      if (arn !== undefined && /^aws[a-z-]*$/.test(arn.partition)) {
        return arn.partition;
      }
    }
  }
  return 'aws';
}

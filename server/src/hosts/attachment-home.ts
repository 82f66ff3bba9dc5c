import type { AttachmentHolder } from '../policy/attachment';

/** A place that names managed policies: who gets them, and whether a name may stand there without its ARN. */
export interface AttachmentHome {
  readonly kind: AttachmentHolder['kind'];
  readonly takesNames?: true;
}

/**
 * What a member of that name, in a resource of that type, says of the managed policies in it; `undefined` where it holds none, or they are
 * no grant, as a permissions boundary is none. `resourceType` is a type of CloudFormation (`AWS::IAM::Role`) or of Terraform (`aws_iam_role`).
 */
export function attachmentHomeOf(key: string, resourceType: string | undefined): AttachmentHome | undefined {
  return (resourceType === undefined ? undefined : homeByResource.get(`${resourceType} ${key}`)) ?? homeByKey.get(key);
}

/** Source: CloudFormation and SAM resource types, and Terraform's AWS provider, that attach managed policies. */
const homeByResource: ReadonlyMap<string, AttachmentHome> = new Map<string, AttachmentHome>([
  ['AWS::IAM::Role ManagedPolicyArns', { kind: 'role' }],
  ['AWS::IAM::User ManagedPolicyArns', { kind: 'user' }],
  ['AWS::IAM::Group ManagedPolicyArns', { kind: 'group' }],
  ['AWS::SSO::PermissionSet ManagedPolicies', { kind: 'permission-set' }],
  ['AWS::Serverless::Function Policies', { kind: 'function', takesNames: true }],
  ['AWS::Serverless::StateMachine Policies', { kind: 'state-machine', takesNames: true }],
  ['aws_iam_role managed_policy_arns', { kind: 'role' }],
  ['aws_iam_role_policy_attachment policy_arn', { kind: 'role' }],
  ['aws_iam_role_policy_attachments_exclusive policy_arns', { kind: 'role' }],
  ['aws_iam_user_policy_attachment policy_arn', { kind: 'user' }],
  ['aws_iam_user_policy_attachments_exclusive policy_arns', { kind: 'user' }],
  ['aws_iam_group_policy_attachment policy_arn', { kind: 'group' }],
  ['aws_iam_group_policy_attachments_exclusive policy_arns', { kind: 'group' }],
  ['aws_iam_policy_attachment policy_arn', { kind: undefined }],
  ['aws_ssoadmin_managed_policy_attachment managed_policy_arn', { kind: 'permission-set' }],
]);

/**
 * Names of members that hold nothing else, wherever they stand: in the Serverless Framework's files, eksctl's and Ansible's, in answers of
 * the AWS CLI, and in templates whose resource types are not known.
 */
const homeByKey: ReadonlyMap<string, AttachmentHome> = new Map<string, AttachmentHome>([
  ['ManagedPolicyArns', { kind: undefined }],
  ['AttachedManagedPolicies', { kind: undefined }],
  ['AttachedPolicies', { kind: undefined }],
  ['managedPolicyArns', { kind: undefined }],
  ['managed_policy_arns', { kind: undefined }],
  ['managedPolicies', { kind: 'role' }],
  ['iamManagedPolicies', { kind: 'role' }],
  ['attachPolicyARNs', { kind: 'role' }],
  ['managed_policies', { kind: undefined }],
]);

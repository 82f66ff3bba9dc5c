import type { EscalationPath } from './escalation-path';

/** Paths through IAM, AWS STS and IAM Identity Center themselves; the most telling first. */
export const iamPaths: readonly EscalationPath[] = [
  {
    id: 'attach-role-policy',
    certainty: 'certain',
    could: 'make itself an administrator by attaching any managed policy to any role',
    ways: [{ every: 'iam:AttachRolePolicy' }],
  },
  {
    id: 'put-role-policy',
    certainty: 'certain',
    could: 'make itself an administrator by writing any inline policy into any role',
    ways: [{ every: 'iam:PutRolePolicy' }],
  },
  {
    id: 'attach-user-policy',
    certainty: 'certain',
    could: 'make itself an administrator by attaching any managed policy to its own user',
    ways: [{ every: 'iam:AttachUserPolicy' }],
    ownUserSuffices: true,
  },
  {
    id: 'put-user-policy',
    certainty: 'certain',
    could: 'make itself an administrator by writing any inline policy into its own user',
    ways: [{ every: 'iam:PutUserPolicy' }],
    ownUserSuffices: true,
  },
  {
    id: 'attach-group-policy',
    certainty: 'certain',
    could: 'make itself an administrator by attaching any managed policy to a group that it is in',
    ways: [{ every: 'iam:AttachGroupPolicy' }],
  },
  {
    id: 'put-group-policy',
    certainty: 'certain',
    could: 'make itself an administrator by writing any inline policy into a group that it is in',
    ways: [{ every: 'iam:PutGroupPolicy' }],
  },
  {
    id: 'create-policy-version',
    certainty: 'certain',
    could: 'make itself an administrator by rewriting a managed policy that it has',
    ways: [{ every: 'iam:CreatePolicyVersion' }],
  },
  {
    id: 'set-default-policy-version',
    certainty: 'certain',
    could: 'get back permissions that were taken away, by making an older version of a managed policy the default',
    ways: [{ every: 'iam:SetDefaultPolicyVersion' }],
  },
  {
    id: 'update-assume-role-policy',
    certainty: 'certain',
    could: "act with any role's permissions by rewriting its trust policy",
    ways: [{ every: 'iam:UpdateAssumeRolePolicy' }],
  },
  {
    id: 'add-user-to-group',
    certainty: 'certain',
    could: "gain any group's permissions by adding its own user",
    ways: [{ every: 'iam:AddUserToGroup' }],
  },
  {
    id: 'create-access-key',
    certainty: 'certain',
    could: 'act as any user by creating an access key for it',
    ways: [{ every: 'iam:CreateAccessKey' }],
  },
  {
    id: 'create-login-profile',
    certainty: 'certain',
    could: 'act as any user that has no password by setting one',
    ways: [{ every: 'iam:CreateLoginProfile' }],
  },
  {
    id: 'update-login-profile',
    certainty: 'certain',
    could: 'act as any user by changing its password',
    ways: [{ every: 'iam:UpdateLoginProfile' }],
  },
  {
    id: 'update-saml-provider',
    certainty: 'certain',
    could: 'act with the permissions of all roles that trust a SAML provider, by putting its own key in place',
    ways: [{ every: 'iam:UpdateSAMLProvider' }],
  },
  {
    id: 'user-permissions-boundary',
    certainty: 'certain',
    could: 'get rid of the permissions boundary that limits its own user',
    ways: [{ every: 'iam:DeleteUserPermissionsBoundary' }, { every: 'iam:PutUserPermissionsBoundary' }],
    ownUserSuffices: true,
  },
  {
    id: 'role-permissions-boundary',
    certainty: 'certain',
    could: 'get rid of the permissions boundary that limits any role',
    ways: [{ every: 'iam:DeleteRolePermissionsBoundary' }, { every: 'iam:PutRolePermissionsBoundary' }],
  },
  {
    id: 'role-with-any-policy',
    certainty: 'certain',
    could: 'make itself an administrator by creating a role that trusts it, with any policy',
    ways: [{ same: 'iam:CreateRole iam:AttachRolePolicy' }, { same: 'iam:CreateRole iam:PutRolePolicy' }],
  },
  {
    id: 'user-with-any-policy',
    certainty: 'certain',
    could: 'make an administrator by creating a user with any policy',
    ways: [{ same: 'iam:CreateUser iam:AttachUserPolicy' }, { same: 'iam:CreateUser iam:PutUserPolicy' }],
  },
  {
    id: 'take-over-role',
    certainty: 'certain',
    could: 'make itself an administrator by giving a role any policy and having it trust whom it likes',
    ways: [{ same: 'iam:AttachRolePolicy iam:UpdateAssumeRolePolicy' }, { same: 'iam:PutRolePolicy iam:UpdateAssumeRolePolicy' }],
  },
  {
    id: 'raise-assumed-role',
    certainty: 'certain',
    could: 'make itself an administrator by giving a role any policy and assuming it',
    ways: [{ same: 'iam:AttachRolePolicy sts:AssumeRole' }, { same: 'iam:PutRolePolicy sts:AssumeRole' }],
  },
  {
    id: 'take-over-user',
    certainty: 'certain',
    could: 'make itself an administrator by giving a user any policy and creating an access key for it',
    ways: [{ same: 'iam:AttachUserPolicy iam:CreateAccessKey' }, { same: 'iam:PutUserPolicy iam:CreateAccessKey' }],
  },
  {
    id: 'permission-set',
    certainty: 'certain',
    could:
      'make itself an administrator, where its account manages IAM Identity Center, by adding any policy to a permission set that it has',
    ways: [
      { every: 'sso:AttachManagedPolicyToPermissionSet' },
      { every: 'sso:PutInlinePolicyToPermissionSet' },
      { every: 'sso:AttachCustomerManagedPolicyReferenceToPermissionSet' },
    ],
  },
  {
    id: 'account-assignment',
    certainty: 'certain',
    could:
      'make itself an administrator of other accounts, where its own manages IAM Identity Center, by assigning itself a permission set there',
    ways: [{ every: 'sso:CreateAccountAssignment' }],
  },
  {
    id: 'identity-store-group',
    certainty: 'certain',
    could: 'gain the permissions of any group of IAM Identity Center, where its account manages that, by joining the group',
    ways: [{ every: 'identitystore:CreateGroupMembership' }],
  },
  {
    id: 'assume-root',
    certainty: 'certain',
    could: "act as the root user of the organization's member accounts",
    ways: [{ every: 'sts:AssumeRoot' }],
  },
  {
    id: 'assume-any-role',
    certainty: 'likely',
    could: 'act with the permissions of every role that trusts its account',
    ways: [{ every: 'sts:AssumeRole' }],
  },
  {
    id: 'update-access-key',
    certainty: 'likely',
    could: 'bring access keys of other users to life again',
    ways: [{ every: 'iam:UpdateAccessKey' }],
  },
  {
    id: 'service-specific-credential',
    certainty: 'likely',
    could: 'act as any user in some services by creating or resetting credentials for them',
    ways: [{ every: 'iam:CreateServiceSpecificCredential' }, { every: 'iam:ResetServiceSpecificCredential' }],
  },
  {
    id: 'mfa-device',
    certainty: 'likely',
    could: "take over or switch off other users' MFA devices",
    ways: [
      { every: 'iam:DeactivateMFADevice' },
      { every: 'iam:ResyncMFADevice' },
      { every: 'iam:EnableMFADevice', any: 'iam:CreateVirtualMFADevice' },
    ],
  },
  {
    id: 'oidc-provider',
    certainty: 'likely',
    could: 'act with the permissions of roles that trust an OpenID Connect provider, by changing whom that accepts',
    ways: [{ every: 'iam:UpdateOpenIDConnectProviderThumbprint' }, { every: 'iam:AddClientIDToOpenIDConnectProvider' }],
  },
  {
    id: 'relax-permission-set',
    certainty: 'likely',
    could: 'get rid of a policy or permissions boundary that limits its permission set',
    ways: [
      { every: 'sso:DeletePermissionsBoundaryFromPermissionSet' },
      { every: 'sso:DeleteInlinePolicyFromPermissionSet' },
      { every: 'sso:DetachManagedPolicyFromPermissionSet' },
      { every: 'sso:DetachCustomerManagedPolicyReferenceFromPermissionSet' },
    ],
  },
];

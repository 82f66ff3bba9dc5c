import type { AttachmentHolder } from '../policy/attachment';
import { managedHarm } from '../semantics/grants/managed-harm';
import type { RuleModule } from './rule';

export const broadManagedPolicy: RuleModule = {
  meta: {
    name: 'broad-managed-policy',
    summary: 'A managed policy of AWS that grants everything, a way to it, or all of a service whose data or doors matter.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    sameAs: [
      { tool: 'checkov', code: 'CKV_AWS_274' },
      { tool: 'checkov', code: 'CKV2_AWS_56' },
      { tool: 'prowler', code: 'iam_role_administratoraccess_policy' },
      { tool: 'prowler', code: 'iam_user_administrator_access_policy' },
      { tool: 'prowler', code: 'iam_group_administrator_access_policy' },
    ],
  },
  check: {
    Attachment({ source, name, holder }, { reference, report }) {
      const gravest = reference.managedPolicies().find((policy) => policy.name === name)?.gravest;
      const could = gravest && managedHarm(reference, gravest);
      if (could !== undefined) {
        report({
          at: source.span,
          message: `\`${name}\` lets ${whoHas(holder)} ${could}. Attach a policy of the actions and resources that are needed instead.`,
        });
      }
    },
  },
};

/** Who can do what the policy allows. */
function whoHas({ kind, name }: AttachmentHolder): string {
  const named = name === undefined ? '' : ` \`${name}\``;
  switch (kind) {
    case 'role':
      return `whoever acts with the role${named}`;
    case 'user':
      return `the user${named}`;
    case 'group':
      return `every user of the group${named}`;
    case 'permission-set':
      return `whoever is given the permission set${named}`;
    case 'function':
      return `the code of the function${named}`;
    case 'state-machine':
      return `the state machine${named}`;
    case undefined:
      return `whoever has ${name === undefined ? 'it' : named.trimStart()}`;
  }
}

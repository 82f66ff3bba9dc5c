import type { PolicyDocument, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { everythingGranted, notActionGranted } from '../semantics/broad-grants';
import { serviceGrants } from '../semantics/grants/service-grants';
import { limitServiceLinkedRole } from '../semantics/narrow/limit-service-linked-role';
import { roleGrant } from '../semantics/pass-role';
import { type ServiceLinkedRoleGrant, serviceLinkedRoleGrant } from '../semantics/service-linked-role';
import { accessAnalyzer } from './access-analyzer';
import { serviceLinkedRoleCode } from './role-codes';
import type { RuleModule } from './rule';

export const wildcardServiceLinkedRole: RuleModule = {
  meta: {
    name: 'wildcard-service-linked-role',
    summary: 'A statement that lets the service-linked role of any AWS service be created.',
    category: 'warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      'CREATE_SLR_WITH_STAR_IN_RESOURCE',
      'CREATE_SLR_WITH_NOT_RESOURCE',
      'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
      'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
      'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    ].map(accessAnalyzer),
  },
  // A Deny elsewhere takes actions off.
  looksAround: 'denies',
  check: {
    Statement(statement, { document, reference, report }) {
      const grant = serviceLinkedRoleGrant(statement);
      const { action, resource } = statement;
      if (grant === undefined || action === undefined || resource === undefined || isToldWithMore(reference, document, statement, grant)) {
        return;
      }
      const roles = grant.resource?.source;
      report({
        at: grant.pattern?.source.span ?? action.element.key.span,
        message: `${granting(grant, action.element.key.text)} lets any AWS service be given a role in this account. ${remedyFor(grant)}`,
        related: [
          {
            at: (roles ?? resource.element.key).span,
            message: roles === undefined ? 'Leaves out some roles only.' : 'Covers the role of every service.',
          },
        ],
        sameAs: [serviceLinkedRoleCode(grant)],
        fixes: () => limitServiceLinkedRole(reference, document, statement),
      });
    },
  },
};

/** Whether a finding at the same place says that everything, a whole service, all but some actions or `iam:PassRole` by the same wildcard are granted. */
function isToldWithMore(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  { pattern, by }: ServiceLinkedRoleGrant,
): boolean {
  const role = roleGrant(statement);
  return (
    everythingGranted(statement) !== undefined ||
    (by !== 'name' && role !== undefined && role.pattern === pattern) ||
    (by === 'not-action' && notActionGranted(statement)) ||
    serviceGrants(reference, document, statement).some((service) => service.pattern === pattern)
  );
}

function granting({ by, pattern }: ServiceLinkedRoleGrant, element: string): string {
  switch (by) {
    case 'name':
      return '`iam:CreateServiceLinkedRole` without a limit on the service';
    case 'wildcard':
      return `\`${pattern?.source.text}\`, which includes \`iam:CreateServiceLinkedRole\`,`;
    case 'not-action':
      return `\`${element}\`, which does not leave out \`iam:CreateServiceLinkedRole\`,`;
  }
}

function remedyFor({ by }: ServiceLinkedRoleGrant): string {
  const condition = 'with a condition on `iam:AWSServiceName` that names the service';
  return by === 'name' ? `Grant it ${condition}.` : `Grant it by itself, ${condition}.`;
}

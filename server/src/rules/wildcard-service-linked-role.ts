import { everythingGranted } from '../semantics/broad-grants';
import { limitServiceLinkedRole } from '../semantics/narrow/limit-service-linked-role';
import { type ServiceLinkedRoleGrant, serviceLinkedRoleGrant } from '../semantics/service-linked-role';
import { accessAnalyzer } from './access-analyzer';
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
  check: {
    Statement(statement, { document, reference, report }) {
      const grant = serviceLinkedRoleGrant(statement);
      const { action, resource } = statement;
      if (grant === undefined || action === undefined || resource === undefined || everythingGranted(statement) !== undefined) {
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
        sameAs: [accessAnalyzer(codeOf(grant))],
        fixes: () => limitServiceLinkedRole(reference, document, statement),
      });
    },
  },
};

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

function codeOf({ by, resource }: ServiceLinkedRoleGrant): string {
  const beyond = resource === undefined ? 'NOT_RESOURCE' : 'RESOURCE';
  switch (by) {
    case 'name':
      return resource === undefined ? 'CREATE_SLR_WITH_NOT_RESOURCE' : 'CREATE_SLR_WITH_STAR_IN_RESOURCE';
    case 'wildcard':
      return `CREATE_SLR_WITH_STAR_IN_ACTION_AND_${beyond}`;
    case 'not-action':
      return resource === undefined ? 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE' : 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION';
  }
}

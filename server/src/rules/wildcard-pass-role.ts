import type { PolicyDocument, Statement } from '../policy/ast';
import type { ServiceReference } from '../reference/types';
import { everythingGranted, notActionGranted } from '../semantics/broad-grants';
import { passedRole } from '../semantics/grants/passed-role';
import { serviceGrants } from '../semantics/grants/service-grants';
import { limitPassRole } from '../semantics/narrow/limit-pass-role';
import { type RoleGrant, roleGrant } from '../semantics/pass-role';
import { accessAnalyzer } from './access-analyzer';
import { roleCodes } from './role-codes';
import type { RuleModule } from './rule';

export const wildcardPassRole: RuleModule = {
  meta: {
    name: 'wildcard-pass-role',
    summary: 'A statement that lets any role be passed to any AWS service.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based'],
    sameAs: [
      'PASS_ROLE_WITH_STAR_IN_RESOURCE',
      'PASS_ROLE_WITH_NOT_RESOURCE',
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
      'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    ].map(accessAnalyzer),
  },
  // A way to more permissions is told over all statements.
  looksAround: true,
  check: {
    Statement(statement, { document, reference, report }) {
      const grant = roleGrant(statement);
      const { action, resource } = statement;
      if (grant === undefined || action === undefined || resource === undefined || isToldWithMore(reference, document, statement, grant)) {
        return;
      }
      const roles = grant.resource?.source;
      report({
        at: grant.pattern?.source.span ?? action.element.key.span,
        message: `${granting(grant, action.element.key.text)} lets ${roles === undefined ? `any role that \`${resource.element.key.text}\` does not name` : "any role, an administrator's too,"} be handed to any AWS service, which then acts with its permissions.`,
        related: [
          {
            at: (roles ?? resource.element.key).span,
            message: roles === undefined ? 'Leaves out some roles only.' : 'Covers every role.',
          },
        ],
        sameAs: roleCodes(statement, grant.pattern),
        fixes: (known) => limitPassRole(reference, document, statement, known),
      });
    },
  },
};

/** Whether a finding at the same place says more: that everything, a whole service or all but some actions are granted, or what passing a role leads to. */
function isToldWithMore(reference: ServiceReference, document: PolicyDocument, statement: Statement, { pattern, by }: RoleGrant): boolean {
  return (
    everythingGranted(statement) !== undefined ||
    (by === 'not-action' && notActionGranted(statement)) ||
    serviceGrants(reference, document, statement).some((service) => service.pattern === pattern) ||
    passedRole(reference, document, statement) !== undefined
  );
}

function granting({ by, pattern }: RoleGrant, element: string): string {
  switch (by) {
    case 'name':
      return '`iam:PassRole` without a limit on the role or the service';
    case 'wildcard':
      return `\`${pattern?.source.text}\`, which includes \`iam:PassRole\`,`;
    case 'not-action':
      return `\`${element}\`, which does not leave out \`iam:PassRole\`,`;
  }
}

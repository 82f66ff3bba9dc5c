import { deniesServicesBy, limitsKey } from '../semantics/limits-key';
import { principalsOf, serviceName } from '../semantics/named-principals';
import { namesAction } from '../semantics/names-action';
import { limitSource } from '../semantics/narrow/limit-source';
import { isSourceKey } from '../semantics/restricts-source';
import type { RuleModule } from './rule';

export const missingRoleSource: RuleModule = {
  meta: {
    name: 'missing-role-source',
    summary: 'A role that an AWS service assumes for whichever of its resources names it.',
    category: 'suggestion',
    severity: 'off',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
    sameAs: [{ tool: 'prowler', code: 'iam_role_cross_service_confused_deputy_prevention' }],
  },
  // A Deny elsewhere may bound what services are let do.
  looksAround: 'denies',
  check: {
    PrincipalElement(principal, { document, statement, report }) {
      const { effect, action, condition } = statement ?? {};
      if (effect !== 'Allow' || statement === undefined || action === undefined || namesAction(action, 'sts:AssumeRole') !== true) {
        return;
      }
      if (limitsKey(condition, isSourceKey) || deniesServicesBy(document, isSourceKey)) {
        return;
      }
      for (const service of principalsOf(principal, 'Service')) {
        if (!withoutSource.has(serviceName(service.text))) {
          report({
            at: service.span,
            message: `\`${service.text}\` assumes this role for any of its resources that somebody gave it to. Compare \`aws:SourceArn\`, or \`aws:SourceAccount\` at least.`,
            fixes: (known) => limitSource(document, statement, known),
          });
        }
      }
    },
  },
};

/** Services that run code under the role, which is of their own account and chosen by whoever may pass it; and those of other rules. */
const withoutSource: ReadonlySet<string> = new Set([
  'ec2',
  'ecs-tasks',
  'edgelambda',
  'eks',
  'eks-fargate-pods',
  'lambda',
  'pods.eks',
  'rolesanywhere',
  'secretsmanager',
  'ssm',
]);

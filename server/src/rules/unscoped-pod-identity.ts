import { deniesServicesBy, limitsKey } from '../semantics/limits-key';
import { principalsOf } from '../semantics/named-principals';
import { scopePodIdentity } from '../semantics/narrow/scope-pod-identity';
import type { RuleModule } from './rule';

export const unscopedPodIdentity: RuleModule = {
  meta: {
    name: 'unscoped-pod-identity',
    summary: 'A role for EKS Pod Identity that pods of every cluster of the account can be given.',
    category: 'suggestion',
    severity: 'hint',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  // A Deny elsewhere may bound what services are let do.
  looksAround: 'denies',
  check: {
    PrincipalElement(principal, { document, statement, report }) {
      const service = principalsOf(principal, 'Service').find(({ text }) => text === 'pods.eks.amazonaws.com');
      if (service === undefined || statement?.effect !== 'Allow' || limitsKey(statement.condition, tellsPod)) {
        return;
      }
      if (!deniesServicesBy(document, tellsPod)) {
        report({
          at: service.span,
          message:
            'Pods of any cluster and namespace of the account get this role once somebody associates it with their service account. Compare `aws:RequestTag/kubernetes-namespace` and `aws:RequestTag/kubernetes-service-account`, and `aws:SourceArn` with the cluster.',
          fixes: (known) => scopePodIdentity(document, statement, known),
        });
      }
    },
  },
};

/** Source: Amazon EKS User Guide, "Grant Pods access to AWS resources based on tags", the session tags that EKS sets. */
function tellsPod(key: string): boolean {
  return /^aws:(sourcearn|sourceaccount|sourceorgid|sourceorgpaths|(request|principal)tag\/(eks-cluster-(arn|name)|kubernetes-.+))$/.test(
    key,
  );
}

import type { PolicyDocument, Statement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { hasKey } from '../condition-keys-of';
import { coversEveryResource } from '../covers-every-resource';
import { knownStop } from '../known-stops';
import { actionsOf } from '../matching-actions';
import { changes } from '../unscoped-actions';
import type { ValuesInUse } from '../values-in-use';
import { guardActions } from './guard-actions';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps what is done in a Region to one, where the resource is every one and something is changed. Services that are called in one Region
 * for all stay as they are.
 *
 * Why that narrows: see `guardActions`.
 */
export function limitRegion(
  reference: ServiceReference,
  document: PolicyDocument,
  statement: Statement,
  known: ValuesInUse,
): readonly Narrowing[] {
  const { action, resource, condition } = statement;
  if (
    action === undefined ||
    resource === undefined ||
    !coversEveryResource(resource) ||
    (condition && hasKey(condition, 'aws:RequestedRegion', 'ec2:Region'))
  ) {
    return [];
  }
  if (![...actionsOf(reference, action)].some((each) => changes(each) && isRegional(each))) {
    return [];
  }
  const edits = guardActions(reference, document, statement, {
    isGuarded: isRegional,
    tests: [['StringEquals', 'aws:RequestedRegion', knownStop('Region', known, 'region')]],
    word: 'InRegion',
  });
  return edits === undefined ? [] : [narrowing('Limit to one Region', edits)];
}

function isRegional({ servicePrefix }: ActionName): boolean {
  return !globalServices.has(servicePrefix);
}

/**
 * Services whose endpoint is in one Region for all, or that may be called so. Source: Organizations User Guide, "Example SCPs: Deny access to
 * AWS based on the requested AWS Region"; AWS General Reference, "Service endpoints and quotas".
 */
const globalServices: ReadonlySet<string> = new Set(
  [
    'a4b account activate artifact aws-marketplace aws-marketplace-management aws-portal awsbillingconsole billing billingconductor budgets',
    'ce chatbot chime cloudfront consolidatedbilling cur discovery-marketplace directconnect fms freetier globalaccelerator health iam',
    'importexport invoicing mobileanalytics networkmanager organizations payments pricing purchase-orders quicksight resource-explorer-2',
    'route53 route53-recovery-cluster route53-recovery-control-config route53-recovery-readiness route53domains s3 savingsplans shield sso',
    'sts support supportapp supportplans sustainability tag tax trustedadvisor vendor-insights waf waf-regional wafv2 wellarchitected',
  ]
    .join(' ')
    .split(' '),
);

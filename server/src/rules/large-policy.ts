import type { PolicyDocument } from '../policy/ast';
import { openingOf } from '../policy/opening';
import { type SizeQuota, sizeQuotas } from '../reference/quotas';
import type { ServiceReference } from '../reference/types';
import { policySize, quotaOf, sizeInWords, withCommas } from '../semantics/policy-size';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const largePolicy: RuleModule = {
  meta: {
    name: 'large-policy',
    summary: 'A policy larger than AWS takes where it is probably attached.',
    category: 'warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust'],
    sameAs: [
      'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
      'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
      'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    ].map(accessAnalyzer),
  },
  check: {
    PolicyDocument(document, { reference, report }) {
      const quota = quotaOf(document);
      const measured = quota && policySize(document, quota);
      if (quota === undefined || measured === undefined || measured.size <= quota.size) {
        return;
      }
      report({
        at: openingOf(document.root),
        about: document.span,
        message: `The policy has ${sizeInWords(measured, quota)}; ${limitOf(document, quota, measured.size, reference)}`,
        sameAs: [accessAnalyzer(codeOf(document))],
      });
    },
  },
};

function limitOf({ type, service }: PolicyDocument, quota: SizeQuota, size: number, reference: ServiceReference): string {
  const limit = withCommas(quota.size);
  if (type === 'trust') {
    const most = quota.raisableTo ?? quota.size;
    return size > most
      ? `AWS rejects a role trust policy of more than ${withCommas(most)}, even on request. Move principals or conditions elsewhere.`
      : `a role trust policy may have ${limit}, and up to ${withCommas(most)} on request. Have the quota raised, or shorten it.`;
  }
  if (type === 'identity-based') {
    const managed = withCommas(sizeQuotas['managed-policy'].size);
    return `AWS takes no more than ${managed} in a managed policy, nor than ${limit} in the inline policies of a role. Split it into several policies.`;
  }
  const name = reference.service(service ?? '')?.name ?? service;
  return `AWS takes no more than ${limit} in a policy of ${name}. Shorten it: one condition on an organization can replace many principals.`;
}

function codeOf({ type }: PolicyDocument): string {
  const kind = type === 'identity-based' ? 'IDENTITY' : type === 'trust' ? 'ROLE_TRUST' : 'RESOURCE';
  return `POLICY_SIZE_EXCEEDS_${kind}_POLICY_QUOTA`;
}

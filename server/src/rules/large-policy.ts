import type { PolicyDocument } from '../policy/ast';
import { openingOf } from '../policy/opening';
import { sizeQuotas } from '../reference/quotas';
import { type PolicySize, policySize, sizeInWords, withCommas } from '../semantics/policy-size';
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
    PolicyDocument(document, { report }) {
      const size = policySize(document);
      if (size === undefined || size.counted <= size.limit.size) {
        return;
      }
      report({
        at: openingOf(document.root),
        about: document.span,
        message: `The policy has ${sizeInWords(size)}; ${limitOf(document, size)}`,
        sameAs: [accessAnalyzer(codeOf(document))],
      });
    },
  },
};

function limitOf({ type, holder }: PolicyDocument, { counted, limit }: PolicySize): string {
  const largest = withCommas(limit.size);
  if (type === 'trust') {
    const most = limit.raisableTo ?? limit.size;
    return counted > most
      ? `AWS rejects a role trust policy of more than ${withCommas(most)}, even on request. Move principals or conditions elsewhere.`
      : `a role trust policy may have ${largest}, and up to ${withCommas(most)} on request. Have the quota raised, or shorten it.`;
  }
  const managed = withCommas(sizeQuotas['managed-policy'].size);
  if (type === 'identity-based' && holder === undefined) {
    return `AWS takes no more than ${managed} in a managed policy, nor than ${largest} in the inline policies of a role. Split it into several policies.`;
  }
  if (limit.aggregate) {
    return `AWS takes no more than ${largest} in ${limit.of} together. Split it into managed policies, of ${managed} each.`;
  }
  return `AWS takes no more than ${largest} in ${limit.of}. ${type === 'identity-based' ? 'Split it into several policies.' : 'Shorten it: one condition on an organization can replace many principals.'}`;
}

function codeOf({ type }: PolicyDocument): string {
  const kind = type === 'identity-based' ? 'IDENTITY' : type === 'trust' ? 'ROLE_TRUST' : 'RESOURCE';
  return `POLICY_SIZE_EXCEEDS_${kind}_POLICY_QUOTA`;
}

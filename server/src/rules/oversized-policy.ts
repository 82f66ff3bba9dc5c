import type { PolicyDocument } from '../policy/ast';
import { openingOf } from '../policy/opening';
import { policyTypeTitle } from '../policy/policy-type';
import { policySize, quotaOf, sizeInWords, withCommas } from '../semantics/policy-size';
import { accessAnalyzer } from './access-analyzer';
import type { RuleModule } from './rule';

export const oversizedPolicy: RuleModule = {
  meta: {
    name: 'oversized-policy',
    summary: 'A policy larger than AWS takes for its type.',
    category: 'error',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['service-control', 'resource-control', 'permissions-boundary', 'session', 'vpc-endpoint'],
    sameAs: [accessAnalyzer('POLICY_SIZE_EXCEEDS_SCP_QUOTA'), accessAnalyzer('POLICY_SIZE_EXCEEDS_RCP_QUOTA')],
  },
  check: {
    PolicyDocument(document, { report }) {
      const quota = quotaOf(document);
      const measured = quota && policySize(document, quota);
      if (quota === undefined || measured === undefined || measured.size <= quota.size) {
        return;
      }
      report({
        at: openingOf(document.root),
        about: document.span,
        message: `The policy has ${sizeInWords(measured, quota)}; AWS rejects a ${policyTypeTitle(document.type)} of more than ${withCommas(quota.size)}. ${remedyFor(document)}`,
        sameAs: codesOf(document).map(accessAnalyzer),
      });
    },
  },
};

function remedyFor({ type }: PolicyDocument): string {
  return type === 'service-control' || type === 'resource-control' ? 'Split it into several policies.' : 'Shorten it.';
}

/** IAM Access Analyzer does not know the other types. */
function codesOf({ type }: PolicyDocument): readonly string[] {
  switch (type) {
    case 'service-control':
      return ['POLICY_SIZE_EXCEEDS_SCP_QUOTA'];
    case 'resource-control':
      return ['POLICY_SIZE_EXCEEDS_RCP_QUOTA'];
    default:
      return [];
  }
}

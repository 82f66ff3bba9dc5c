import type { PolicyDocument } from '../policy/ast';
import { openingOf } from '../policy/opening';
import { policySize, sizeInWords, withCommas } from '../semantics/policy-size';
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
      const size = policySize(document);
      if (size === undefined || size.counted <= size.limit.size) {
        return;
      }
      const { of } = document.type === 'permissions-boundary' ? { of: 'a permissions boundary' } : size.limit;
      report({
        at: openingOf(document.root),
        about: document.span,
        message: `The policy has ${sizeInWords(size)}; AWS rejects ${of} of more than ${withCommas(size.limit.size)}. ${remedyFor(document)}`,
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

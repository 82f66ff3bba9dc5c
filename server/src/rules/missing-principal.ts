import { mayHaveMore } from '../policy/opening';
import type { PolicyType } from '../policy/policy-type';
import { policyTypeTitle } from '../policy/policy-type';
import type { Plain } from '../policy/writer';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingPrincipal: RuleModule = {
  meta: {
    name: 'missing-principal',
    summary: 'A statement without `Principal`, in a policy that must say who it is about.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['resource-based', 'trust', 'resource-control', 'vpc-endpoint'],
    sameAs: [{ tool: 'access-analyzer', code: 'MISSING_PRINCIPAL' }],
  },
  check: {
    Statement({ elements, focus, span, root, principal }, { document, report }) {
      if (principal !== undefined || mayHaveMore(elements)) {
        return;
      }
      const { type, writer } = document;
      const effect = elements.findLast(({ name }) => name === 'Effect');
      report({
        at: focus,
        about: span,
        message: `This statement has no \`Principal\`: AWS rejects the policy. A ${policyTypeTitle(type)} must say who it is about.`,
        fixes: () => [
          {
            title: 'Add `Principal`',
            safety: 'unsafe',
            edits: [writer.insertMember(root, 'Principal', usualPrincipal(type), effect?.member)],
          },
        ],
      });
    },
  },
};

/** Resource control policies take only `*`, endpoint policies usually have it: both limit what others grant. */
function usualPrincipal(type: PolicyType): Plain {
  return type === 'resource-control' || type === 'vpc-endpoint' ? '*' : { AWS: `arn:aws:iam::${tabStop('account')}:root` };
}

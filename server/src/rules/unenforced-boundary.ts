import { type BoundaryGap, boundaryGaps } from '../semantics/grants/boundary-gaps';
import { grantedAt } from '../semantics/grants/effective-grants';
import { qualifiedName } from '../semantics/matching-actions';
import type { RuleModule } from './rule';

export const unenforcedBoundary: RuleModule = {
  meta: {
    name: 'unenforced-boundary',
    summary: 'A permissions boundary that the policy requires, and lets its holder take away, exchange or edit.',
    category: 'security-warning',
    fix: 'never',
    since: '0.1.0',
    appliesTo: ['identity-based'],
  },
  check: {
    PolicyDocument(document, { reference, report }) {
      for (const gap of boundaryGaps(reference, document)) {
        const { grant, required } = gap;
        report({
          at: grantedAt(grant),
          message: messageFor(gap),
          related: [{ at: required.key.span, message: 'Requires the boundary.' }],
        });
      }
    },
  },
};

function messageFor({ grant, by, boundary }: BoundaryGap): string {
  const name = `\`${qualifiedName(grant.action)}\``;
  switch (by) {
    case 'exchanging':
      return `${name} is allowed here with any policy, so that the permissions boundary that the policy requires can be exchanged for a wider one.`;
    case 'removing':
      return `${name} lets the permissions boundary that the policy requires be taken away again.`;
    case 'editing':
      return `${name} on \`${grant.resource?.source.text ?? '*'}\` lets the permissions boundary itself be changed, \`${boundary?.text ?? ''}\`.`;
  }
}

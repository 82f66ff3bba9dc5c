import type { PolicyDocument } from '../policy/ast';
import { openingOf } from '../policy/opening';
import { sizeQuotas } from '../reference/quotas';
import { type PolicySize, policySize, sizeInWords, withCommas } from '../semantics/policy-size';
import type { RuleModule } from './rule';

export const nearlyFullPolicy: RuleModule = {
  meta: {
    name: 'nearly-full-policy',
    summary: 'A policy that has nine tenths of the size AWS takes, or more.',
    category: 'suggestion',
    fix: 'never',
    since: '0.1.0',
  },
  check: {
    PolicyDocument(document, { report }) {
      const size = policySize(document);
      const message = size && messageFor(document, size);
      if (message !== undefined) {
        report({ at: openingOf(document.root), about: document.span, message });
      }
    },
  },
};

/** From this part of the limit on there is something to say; beyond the limit other rules say it. */
const nearly = 0.9;

function messageFor({ type, holder }: PolicyDocument, size: PolicySize): string | undefined {
  const { counted, limit } = size;
  const managed = sizeQuotas['managed-policy'];
  if (counted > limit.size) {
    return undefined;
  }
  if (type === 'identity-based' && holder === undefined && counted > managed.size) {
    return `The policy has ${sizeInWords(size)}: too many for a managed policy of your own, which may have ${withCommas(managed.size)}. Only ${limit.of} may have so many, ${withCommas(limit.size)} together.`;
  }
  if (counted < limit.size * nearly) {
    return undefined;
  }
  return `The policy has ${sizeInWords(size)}, of ${withCommas(limit.size)} that AWS takes in ${limit.of}${limit.aggregate ? ' together' : ''}: ${withCommas(limit.size - counted)} are left.`;
}

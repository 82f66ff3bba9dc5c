import type { RuleModule } from './rule';
import { sidsGivenBefore } from './sids-given-before';

export const repeatedSid: RuleModule = {
  meta: {
    name: 'repeated-sid',
    summary: 'Two statements with the same `Sid`, in a policy where AWS accepts it.',
    category: 'warning',
    fix: 'always',
    since: '0.1.0',
    appliesTo: ['resource-based', 'vpc-endpoint'],
    sameAs: [
      { tool: 'access-analyzer', code: 'UNIQUE_SIDS_RECOMMENDED' },
      { tool: 'parliament', code: 'DUPLICATE_SID' },
    ],
  },
  check: {
    PolicyDocument(document, { report }) {
      if (document.service === 'sns' || document.service === 'sqs') {
        return;
      }
      const consequence = '. AWS accepts it here, but what speaks of one by its `Sid` cannot tell which.';
      for (const finding of sidsGivenBefore(document, consequence)) {
        report(finding);
      }
    },
  },
};

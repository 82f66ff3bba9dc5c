import type { PolicyDocument } from '../policy/ast';
import type { RuleModule } from './rule';
import { sidsGivenBefore } from './sids-given-before';

export const duplicateSid: RuleModule = {
  meta: {
    name: 'duplicate-sid',
    summary: 'Two statements with the same `Sid`, in a policy where it must be unique.',
    category: 'error',
    fix: 'always',
    since: '0.1.0',
    sameAs: [
      { tool: 'access-analyzer', code: 'UNIQUE_SIDS_REQUIRED' },
      { tool: 'parliament', code: 'DUPLICATE_SID' },
    ],
  },
  check: {
    PolicyDocument(document, { report }) {
      if (toleratesRepeats(document)) {
        return;
      }
      for (const finding of sidsGivenBefore(document, ': AWS rejects the policy. Each must be unique here.')) {
        report(finding);
      }
    },
  },
};

/** Buckets, keys and others take statements of one `Sid`; topics and queues do not. */
function toleratesRepeats({ type, service }: PolicyDocument): boolean {
  return (type === 'resource-based' && service !== 'sns' && service !== 'sqs') || type === 'vpc-endpoint';
}

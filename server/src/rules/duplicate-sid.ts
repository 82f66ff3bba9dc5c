import type { PolicyDocument, Statement } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import type { Finding, RuleModule } from './rule';

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
      const first = new Map<string, StringValue>();
      for (const { sid } of sidsOf(document.statements)) {
        const before = first.get(sid.text);
        if (before === undefined) {
          first.set(sid.text, sid);
        } else {
          report(findingOf(document, sid, before));
        }
      }
    },
  },
};

/** Buckets, keys and others take statements of one `Sid`; topics and queues do not. */
function toleratesRepeats({ type, service }: PolicyDocument): boolean {
  return (type === 'resource-based' && service !== 'sns' && service !== 'sqs') || type === 'vpc-endpoint';
}

function findingOf(document: PolicyDocument, sid: StringValue, before: StringValue): Finding {
  return {
    at: sid.span,
    message: `Another statement has the \`Sid\` \`${sid.text}\` already: AWS rejects the policy. Each must be unique here.`,
    related: [{ at: before.span, message: 'The first one.' }],
    fixes: () => {
      const fresh = unusedSid(document, sid.text);
      return [{ title: `Replace with \`${fresh}\``, safety: 'safe', edits: [document.writer.replace(sid, fresh)] }];
    },
  };
}

/** The next free number at the end: `Read2`. */
function unusedSid({ statements }: PolicyDocument, text: string): string {
  const taken = new Set(sidsOf(statements).map(({ sid }) => sid.text));
  const stem = text.replace(/\d+$/, '');
  for (let number = 2; ; number++) {
    if (!taken.has(stem + number)) {
      return stem + number;
    }
  }
}

/** The Sids that are there and known. */
function sidsOf(statements: readonly Statement[]): readonly { readonly sid: StringValue }[] {
  return statements.flatMap(({ sid }) =>
    sid?.value?.kind === 'string' && sid.value.text !== '' && isStatic(sid.value) ? [{ sid: sid.value }] : [],
  );
}

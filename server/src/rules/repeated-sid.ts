import type { PolicyDocument } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import type { RuleModule } from './rule';

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
      const first = new Map<string, StringValue>();
      for (const sid of sidsOf(document)) {
        const before = first.get(sid.text);
        if (before === undefined) {
          first.set(sid.text, sid);
          continue;
        }
        report({
          at: sid.span,
          message: `Another statement has the \`Sid\` \`${sid.text}\` already. AWS accepts it here, but what speaks of one by its \`Sid\` cannot tell which.`,
          related: [{ at: before.span, message: 'The first one.' }],
          fixes: () => {
            const fresh = unusedSid(document, sid.text);
            return [{ title: `Replace with \`${fresh}\``, safety: 'safe', edits: [document.writer.replace(sid, fresh)] }];
          },
        });
      }
    },
  },
};

/** The next free number at the end: `Read2`. */
function unusedSid(document: PolicyDocument, text: string): string {
  const taken = new Set(sidsOf(document).map((sid) => sid.text));
  const stem = text.replace(/\d+$/, '');
  let number = 2;
  while (taken.has(stem + number)) {
    number++;
  }
  return stem + number;
}

function sidsOf({ statements }: PolicyDocument): readonly StringValue[] {
  return statements.flatMap(({ sid }) =>
    sid?.value?.kind === 'string' && sid.value.text !== '' && isStatic(sid.value) ? [sid.value] : [],
  );
}

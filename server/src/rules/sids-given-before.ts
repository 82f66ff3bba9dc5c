import type { PolicyDocument } from '../policy/ast';
import { isStatic, type StringValue } from '../policy/value';
import type { Finding } from './rule';

/** Of each `Sid` that an earlier statement has too: that it does, with the consequence, and a fix that makes it another. */
export function sidsGivenBefore(document: PolicyDocument, consequence: string): readonly Finding[] {
  const first = new Map<string, StringValue>();
  return sidsOf(document).flatMap((sid) => {
    const before = first.get(sid.text);
    if (before === undefined) {
      first.set(sid.text, sid);
      return [];
    }
    return [findingOf(document, sid, before, consequence)];
  });
}

function findingOf(document: PolicyDocument, sid: StringValue, before: StringValue, consequence: string): Finding {
  return {
    at: sid.span,
    message: `Another statement has the \`Sid\` \`${sid.text}\` already${consequence}`,
    related: [{ at: before.span, message: 'The first one.' }],
    fixes: () => {
      const fresh = unusedSid(document, sid.text);
      return [{ title: `Replace with \`${fresh}\``, safety: 'safe', edits: [document.writer.replace(sid, fresh)] }];
    },
  };
}

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

/** The Sids that are there and known. */
function sidsOf({ statements }: PolicyDocument): readonly StringValue[] {
  return statements.flatMap(({ sid }) =>
    sid?.value?.kind === 'string' && sid.value.text !== '' && isStatic(sid.value) ? [sid.value] : [],
  );
}

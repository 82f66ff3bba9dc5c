import type { PrincipalElement } from '../../../policy/ast';
import { hole } from '../../../policy/value';
import type { CheckContext, Signed } from './check-resource';

interface Entry {
  readonly type: string;
  readonly id: string;
}

/** Whether no principal meets all the terms: each entry of one that holds is in one that does not, or apart from another that holds. */
export function noPrincipal(context: CheckContext, terms: readonly Signed[]): boolean {
  const lists = terms.flatMap(({ term: { subject }, holds }) =>
    subject.kind === 'principal' && !subject.element.negated
      ? [{ entries: entriesOf(subject.element), known: subject.element.known, holds }]
      : [],
  );
  const excluded = lists.filter(({ holds }) => !holds).flatMap(({ entries }) => entries);
  const included = lists.filter(({ holds, known }) => holds && known).map(({ entries }) => entries);
  return included.some((entries) =>
    entries.every(
      (entry) =>
        excluded.some((other) => covers(context, other, entry)) ||
        included.some((others) => others.every((other) => areApart(context, other, entry))),
    ),
  );
}

function entriesOf({ everyone, groups }: PrincipalElement): readonly Entry[] {
  return everyone === undefined
    ? groups.flatMap(({ type, principals }) => principals.map(({ text }) => ({ type: type.text, id: text })))
    : [{ type: '*', id: '*' }];
}

function covers({ reading }: CheckContext, outer: Entry, inner: Entry): boolean {
  if (outer.type === '*') {
    return true;
  }
  if (outer.type === 'AWS' && outer.id === '*') {
    return reading.everyAwsPrincipal === 'everyone' || inner.type === 'AWS';
  }
  if (outer.type !== inner.type || outer.id.includes(hole)) {
    return false;
  }
  const account = outer.type === 'AWS' ? wholeAccount(outer.id) : undefined;
  return outer.id === inner.id || (account !== undefined && account === accountOf(inner.id));
}

function wholeAccount(id: string): string | undefined {
  return /^(\d{12})$/.exec(id)?.[1] ?? /^arn:[^:*?]+:iam::(\d{12}):root$/.exec(id)?.[1];
}

function accountOf(id: string): string | undefined {
  return wholeAccount(id) ?? /^arn:[^:*?]+:(?:iam|sts)::(\d{12}):[a-z-]+\/.+$/.exec(id)?.[1];
}

/** Only where two entries name certainly different principals. */
function areApart(context: CheckContext, a: Entry, b: Entry): boolean {
  const named = ['Service', 'Federated', 'AWS'];
  if (!named.includes(a.type) || !named.includes(b.type)) {
    return false;
  }
  if (a.type !== b.type) {
    return [a, b].every(
      ({ type, id }) => isPlain(id) || (type === 'AWS' && id === '*' && context.reading.everyAwsPrincipal === 'aws-only'),
    );
  }
  if (!isPlain(a.id) || !isPlain(b.id)) {
    return false;
  }
  if (a.type !== 'AWS') {
    return a.id !== b.id;
  }
  const [left, right] = [accountOf(a.id), accountOf(b.id)];
  if (left === undefined || right === undefined) {
    return false;
  }
  const entity = /:iam::\d{12}:(?:user|role)\//;
  return left !== right || (a.id !== b.id && entity.test(a.id) && entity.test(b.id));
}

function isPlain(id: string): boolean {
  return !/[*?\ufffc]/.test(id);
}

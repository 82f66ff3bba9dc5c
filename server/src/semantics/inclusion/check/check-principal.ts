import type { PrincipalElement } from '../../../policy/ast';
import { hole, itemsOf } from '../../../policy/value';
import type { CheckContext, Signed } from './check-resource';

interface Entry {
  readonly type: string;
  readonly id: string;
}

/** What only those entries cover that cover everyone. */
const anyone: Entry = { type: '*', id: '*' };

/**
 * Whether no principal meets all the terms: one that does not hold covers everyone, or each entry of one that holds is in one that does not,
 * or apart from another that holds.
 */
export function noPrincipal(context: CheckContext, terms: readonly Signed[]): boolean {
  const lists = terms.flatMap(({ term: { subject }, holds }) =>
    subject.kind === 'principal' && !subject.element.negated
      ? [{ entries: entriesOf(subject.element), complete: isComplete(subject.element), holds }]
      : [],
  );
  const excluded = lists.filter(({ holds }) => !holds).flatMap(({ entries }) => entries);
  const included = lists.filter(({ holds, complete }) => holds && complete).map(({ entries }) => entries);
  if (excluded.some((other) => covers(context, other, anyone))) {
    return true;
  }
  return included.some((entries) =>
    entries.every(
      (entry) =>
        excluded.some((other) => covers(context, other, entry)) ||
        included.some((others) => others.every((other) => areApart(context, other, entry))),
    ),
  );
}

/** Whether each entry is a string, though parts of it may be known at deployment only. */
function isComplete({ element, groups }: PrincipalElement): boolean {
  return element.value?.kind !== 'dynamic' && groups.every(({ member }) => itemsOf(member.value).every(({ kind }) => kind === 'string'));
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
  if (outer.type !== inner.type || outer.id.includes(hole) || inner.id.includes(hole)) {
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

import type { PolicyDocument } from '../../policy/ast';
import type { ServiceReference } from '../../reference/types';
import type { Comparison } from '../../semantics/inclusion/compare';
import type { Difference } from '../../semantics/inclusion/differences';
import { requestLines, sidOf } from './request-lines';

/** The two policies that were compared. */
export interface Compared {
  readonly older: PolicyDocument;
  readonly newer: PolicyDocument;
}

/** The comparison for people: the answer in a sentence, then the requests that show it, by the statement that allows them. */
export function compareReport(outcome: Comparison, { older, newer }: Compared, reference: ServiceReference): string {
  return [
    answer(outcome),
    ...(isOfToday(outcome) ? [`This holds for the actions that AWS has today: one that AWS adds later could change it.`] : []),
    ...shown('new', newer, outcome.newlyAllows, reference),
    ...shown('old', older, outcome.noLongerAllows, reference),
  ].join('\n');
}

/** Whether the answer is one for today's actions alone. */
export function isOfToday({ verdict, noMore, world }: Comparison): boolean {
  return (verdict === 'unknown' ? noMore : world) === 'known-actions';
}

function answer({ verdict, newlyAllows, noLongerAllows, noMore, reason = '' }: Comparison): string {
  const more = newlyAllows.length > 0 ? `it now allows ${inShort(newlyAllows)}` : undefined;
  const less = noLongerAllows.length > 0 ? `it no longer allows ${inShort(noLongerAllows)}` : undefined;
  switch (verdict) {
    case 'equivalent':
      return 'The new policy allows the same.';
    case 'narrower':
      return `The new policy allows less: ${less}.`;
    case 'broader':
      return `The new policy allows more: ${more}.`;
    case 'incomparable':
      return `The new policy allows some more and some less: ${more}, and ${less}.`;
    case 'unknown':
      if (more !== undefined) {
        return `The new policy allows more: ${more}. Whether it also allows less could not be decided: ${reason}.`;
      }
      if (noMore !== undefined) {
        return `The new policy allows the same or less. Which of the two could not be decided: ${reason}.`;
      }
      return less === undefined
        ? `Whether the new policy allows more or less could not be decided: ${reason}.`
        : `Whether the new policy allows more could not be decided: ${reason}. It allows less in part: ${less}.`;
  }
}

function inShort([first, ...others]: readonly Difference[]): string {
  if (first === undefined) {
    return '';
  }
  const { action, resource, context } = first.request;
  const conditions = Object.keys(context).length > 0 ? ' under the conditions below' : '';
  const more = others.length === 0 ? '' : `, and ${others.length} other ${others.length === 1 ? 'kind of request' : 'kinds of requests'}`;
  return `${action} on ${resource}${conditions}${more}`;
}

function shown(
  side: 'old' | 'new',
  policy: PolicyDocument,
  differences: readonly Difference[],
  reference: ServiceReference,
): readonly string[] {
  const statements = [...new Set(differences.map(({ statement }) => statement))];
  return statements.flatMap((statement) => {
    const own = differences.filter((difference) => difference.statement === statement);
    const sid = sidOf(policy.statements[statement]);
    const place = `its statement ${statement + 1}${sid === undefined ? '' : `, \`${sid}\``}`;
    return [
      '',
      `Only the ${side} policy allows ${own.length === 1 ? 'this request' : 'these requests'} (${place}):`,
      ...own.flatMap((difference, index) => [...(index === 0 ? [] : ['']), ...lines(side, difference, reference)]),
    ];
  });
}

function lines(
  side: 'old' | 'new',
  { request, level, alike, deniedBy, realistic }: Difference,
  reference: ServiceReference,
): readonly string[] {
  const others =
    alike === 0 ? '' : `, and ${alike} other ${level === undefined ? '' : `${level} `}${alike === 1 ? 'action' : 'actions'} alike`;
  const [action = '', ...rest] = requestLines(request, reference);
  return [
    action + others,
    ...rest,
    ...(deniedBy === undefined ? [] : [`  Denied by statement ${deniedBy + 1} of the ${side === 'new' ? 'old' : 'new'} policy.`]),
    ...(realistic ? [] : ['  AWS documents no such action, or no such resource or condition key for it.']),
  ];
}

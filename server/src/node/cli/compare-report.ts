import type { ServiceReference } from '../../reference/types';
import type { World } from '../../semantics/inclusion/certificate';
import type { Comparison } from '../../semantics/inclusion/compare';
import type { Refuted } from '../../semantics/inclusion/inclusion';

export interface Outcome extends Comparison {
  /** For `unknown`: that the newer policy is proved to allow no more all the same, and for which actions. */
  readonly noMore: World | undefined;
}

/** The comparison for people: the answer in a sentence, then the requests that show it. */
export function compareReport(outcome: Outcome, reference: ServiceReference): string {
  const { verdict, world, noMore, newlyAllows, noLongerAllows } = outcome;
  const isOfToday = (verdict === 'unknown' ? noMore : world) === 'known-actions';
  return [
    answer(outcome),
    ...(isOfToday ? ['This holds for the actions that AWS has today: one that AWS adds later could change it.'] : []),
    ...shown('new', newlyAllows, reference),
    ...shown('old', noLongerAllows, reference),
  ].join('\n');
}

function answer({ verdict, newlyAllows, noLongerAllows, noMore, reason = '' }: Outcome): string {
  const more = newlyAllows && `it now allows ${inShort(newlyAllows)}`;
  const less = noLongerAllows && `it no longer allows ${inShort(noLongerAllows)}`;
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

function inShort({ request }: Refuted): string {
  return `${request.action} on ${request.resource}${Object.keys(request.context).length > 0 ? ' under the conditions below' : ''}`;
}

function shown(side: 'old' | 'new', difference: Refuted | undefined, reference: ServiceReference): readonly string[] {
  if (difference === undefined) {
    return [];
  }
  const { action, resource, principal, context } = difference.request;
  return [
    '',
    `Only the ${side} policy allows this request (its statement ${difference.statement + 1}):`,
    `  action     ${action}`,
    `  resource   ${resource}`,
    ...(principal === undefined ? [] : [`  principal  ${principal.type} ${principal.id}`]),
    ...Object.entries(context).map(([key, value], index) => {
      const values =
        [value]
          .flat()
          .map((one) => JSON.stringify(one))
          .join(', ') || '(no value)';
      return `  ${index === 0 ? 'context' : '       '}    ${reference.conditionKey(key)?.name ?? key} = ${values}`;
    }),
    ...(difference.realistic ? [] : ['  AWS documents no such resource or condition key for this action.']),
  ];
}

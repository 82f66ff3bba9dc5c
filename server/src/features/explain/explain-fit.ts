import type { ResourcePattern } from '../../policy/arn';
import type { ActionElement } from '../../policy/ast';
import type { Action, ServiceReference } from '../../reference/types';
import { fitsAction } from '../../semantics/fitting-types';
import { isIdle } from '../../semantics/idle-entries';
import { actionsOf, qualifiedName } from '../../semantics/matching-actions';
import { count } from './count';
import { code } from './markdown';

/** Of statements with more actions it is said only how many fit. */
const mostNamed = 12;

/**
 * Which of the statement's actions an entry of Resource fits, and which it surely never matches, in Markdown. `undefined` for NotAction,
 * which has no end, and where nothing is known. Where AWS's data leave open whether an action works on such a resource, nothing is said of it.
 */
export function explainFit(reference: ServiceReference, resource: ResourcePattern, element: ActionElement): string | undefined {
  const actions = element.negated
    ? []
    : [...actionsOf(reference, element)].flatMap(({ servicePrefix, name }) => reference.action(servicePrefix, name) ?? []);
  const never = actions.filter((action) => isIdle(reference, action, resource));
  const fitting = actions.filter((action) => !never.includes(action) && fitsAction(reference, action, resource));
  if (never.length === actions.length) {
    return actions.length === 0 ? undefined : neverMatches(never);
  }
  if (fitting.length === 0) {
    return undefined;
  }
  const names = actions.length > mostNamed ? '' : `: ${namesOf(fitting)}`;
  const others = actions.length > mostNamed || never.length === 0 ? '' : ` Never matches ${namesOf(never)}.`;
  return actions.length === 1
    ? `Fits ${namesOf(actions)}.`
    : `Fits ${fitting.length === actions.length ? 'all' : `${count(fitting.length)} of`} the statement’s ${count(actions.length)} actions${names}.${others}`;
}

function neverMatches(actions: readonly Action[]): string {
  const which = actions.length > mostNamed ? `any of the statement’s ${count(actions.length)} actions` : namesOf(actions);
  return `Never matches ${which}: this entry does nothing here.`;
}

function namesOf(actions: readonly Action[]): string {
  return actions.map((action) => code(qualifiedName(action))).join(', ');
}

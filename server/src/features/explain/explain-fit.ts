import type { ResourcePattern } from '../../policy/arn';
import type { ActionElement } from '../../policy/ast';
import type { ActionName, ServiceReference } from '../../reference/types';
import { fitsAction, fitsService } from '../../semantics/fitting-types';
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
  const actions = element.negated ? [] : [...actionsOf(reference, element)];
  const fitting = actionsFitting(reference, resource, actions);
  if (fitting.length === 0) {
    return actions.length > 0 && actions.every((action) => neverFits(reference, resource, action)) ? neverMatches(actions) : undefined;
  }
  if (actions.length === 1) {
    return `Fits ${namesOf(actions)}.`;
  }
  const number = `${fitting.length === actions.length ? 'all' : `${count(fitting.length)} of`} the statement’s ${count(actions.length)} actions`;
  if (actions.length > mostNamed) {
    return `Fits ${number}.`;
  }
  const never = actions.filter((action) => neverFits(reference, resource, action));
  return `Fits ${number}: ${namesOf(fitting)}.${never.length === 0 ? '' : ` Never matches ${namesOf(never)}.`}`;
}

/** Reads the details of those services alone that know such a resource: of a statement on every action, of a few. */
function actionsFitting(reference: ServiceReference, resource: ResourcePattern, actions: readonly ActionName[]): readonly ActionName[] {
  const prefixes = new Set(actions.map(({ servicePrefix }) => servicePrefix));
  const known = new Set([...prefixes].filter((prefix) => fitsService(reference, prefix, resource)));
  return actions.filter(({ servicePrefix, name }) => {
    const action = known.has(servicePrefix) ? reference.action(servicePrefix, name) : undefined;
    return action !== undefined && fitsAction(reference, action, resource) && !isIdle(reference, action, resource);
  });
}

function neverFits(reference: ServiceReference, resource: ResourcePattern, { servicePrefix, name }: ActionName): boolean {
  const action = reference.action(servicePrefix, name);
  return action !== undefined && isIdle(reference, action, resource);
}

function neverMatches(actions: readonly ActionName[]): string {
  const which = actions.length > mostNamed ? `any of the statement’s ${count(actions.length)} actions` : namesOf(actions);
  return `Never matches ${which}: this entry does nothing here.`;
}

function namesOf(actions: readonly ActionName[]): string {
  return actions.map((action) => code(qualifiedName(action))).join(', ');
}

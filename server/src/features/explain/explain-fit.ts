import { type Arn, arnParts, formatAsPattern, readArn, withoutVariables } from '../../policy/arn';
import type { ActionElement } from '../../policy/ast';
import { wildcardsOverlap } from '../../policy/wildcard';
import type { ActionName, ServiceReference } from '../../reference/types';
import { actionsOf, qualifiedName } from '../../semantics/matching-actions';
import { count } from './count';
import { code } from './markdown';

/** Of statements with more actions it is said only how many fit. */
const mostNamed = 12;

/**
 * Which of the statement's actions an ARN fits, and which it can never match, in Markdown. `undefined` for NotAction, which has no end, and
 * where no action is known.
 */
export function explainFit(reference: ServiceReference, arn: Arn, action: ActionElement): string | undefined {
  const actions = action.negated ? [] : [...actionsOf(reference, action)];
  if (actions.length === 0) {
    return undefined;
  }
  const fitting = actions.filter(fitsOf(reference, arn));
  const others = actions.filter((each) => !fitting.includes(each));
  const all = `the statement’s ${count(actions.length)} actions`;
  if (others.length === 0) {
    return `Fits ${actions.length === 1 ? namesOf(actions) : `all ${count(actions.length)} actions of the statement`}.`;
  }
  if (fitting.length === 0) {
    return actions.length === 1
      ? `Never matches ${namesOf(actions)}: this entry does nothing here.`
      : `Fits none of ${all}: this entry does nothing here.`;
  }
  const fits = `Fits ${count(fitting.length)} of ${all}`;
  return actions.length > mostNamed ? `${fits}.` : `${fits}: ${namesOf(fitting)}. Never matches ${namesOf(others)}.`;
}

/** Whether the ARN may name a resource of the action; one without resource-level permissions is only ever matched by `*`. */
function fitsOf(reference: ServiceReference, arn: Arn): (action: ActionName) => boolean {
  const known = new Map<string, boolean>();
  const fitsType = (prefix: string, name: string): boolean => {
    const key = `${prefix} ${name}`;
    const before = known.get(key);
    if (before !== undefined) {
      return before;
    }
    const formats = reference.resourceTypes(prefix).find((type) => type.name === name)?.arnFormats ?? [];
    const fits = formats.some((format) => mayMatch(arn, format));
    known.set(key, fits);
    return fits;
  };
  return ({ servicePrefix, name }) =>
    reference.action(servicePrefix, name)?.resourceTypes.some((type) => fitsType(servicePrefix, type.name)) === true;
}

/** Part by part. A bucket's name has no slash, so that `bucket/*` names objects alone. */
function mayMatch(arn: Arn, arnFormat: string): boolean {
  const format = readArn(formatAsPattern(arnFormat));
  return (
    format !== undefined &&
    !(arnFormat.endsWith(':${BucketName}') && arn.resource.includes('/')) &&
    arnParts.every((part) => wildcardsOverlap(format[part], withoutVariables(arn[part])))
  );
}

function namesOf(actions: readonly ActionName[]): string {
  return actions.map((action) => code(qualifiedName(action))).join(', ');
}

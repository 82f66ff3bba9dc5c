import type { ActionElement, ConditionTest, PolicyDocument, ResourceElement, Statement } from '../policy/ast';
import { wildcardCovers } from '../policy/wildcard';
import { coversEveryPrincipal } from './covers-every-principal';
import { testsCaller } from './restricts-callers';

/**
 * Whether a Deny of the document leaves what the statement allows to callers that somebody has chosen: it denies as much to everyone, but for
 * those of an endpoint, an organization, a range of addresses. A Deny whose condition is not known before deployment may do so, and counts.
 */
export function isLeftToChosenCallers(document: PolicyDocument, statement: Statement): boolean {
  return narrowingDenies(document).some((deny) => deniesAsMuch(deny, statement));
}

/** Of a policy with more of them, the others are not looked at. */
const mostDenies = 20;

const remembered = new WeakMap<PolicyDocument, readonly Statement[]>();

function narrowingDenies(document: PolicyDocument): readonly Statement[] {
  let found = remembered.get(document);
  if (found === undefined) {
    found = document.statements.filter(sparesChosenCallers).slice(0, mostDenies);
    remembered.set(document, found);
  }
  return found;
}

function sparesChosenCallers({ effect, principal, condition }: Statement): boolean {
  if (effect !== 'Deny' || principal === undefined || !coversEveryPrincipal(principal) || condition === undefined) {
    return false;
  }
  return !condition.known || (condition.tests.length > 0 && condition.tests.every(spares));
}

/** Whether the callers that the test spares are chosen ones: those that the same test without its `Not` would let in. */
function spares(test: ConditionTest): boolean {
  const { operator, key } = test;
  if (operator === undefined || operator.setOperator !== undefined) {
    return false;
  }
  if (operator.family === 'Bool') {
    return key.text.toLowerCase() === 'aws:principalisawsservice';
  }
  return operator.negated && testsCaller({ ...test, operator: { ...operator, negated: false, ifExists: false } });
}

function deniesAsMuch(deny: Statement, { action, resource }: Statement): boolean {
  if (action === undefined || deny.action === undefined || resource === undefined || deny.resource === undefined) {
    return false;
  }
  return coversAll(textsOf(deny.action), textsOf(action)) && coversAll(textsOf(deny.resource, false), textsOf(resource, false));
}

/** What the entries match; empty for NotAction and NotResource. */
function textsOf({ negated, patterns }: ActionElement | ResourceElement, withoutCase = true): readonly string[] {
  return negated ? [] : patterns.map(({ source: { text } }) => (withoutCase ? text.toLowerCase() : text));
}

function coversAll(wider: readonly string[], texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((text) => wider.some((each) => wildcardCovers(each, text)));
}

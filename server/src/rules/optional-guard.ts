import type { ConditionTest, PolicyDocument, PrincipalElement, Statement } from '../policy/ast';
import { grants } from '../policy/policy-type';
import { scalarText } from '../policy/scalar-text';
import { isRestriction } from '../semantics/condition-strength';
import { coversEveryPrincipal } from '../semantics/covers-every-principal';
import { holdsWithoutKey } from '../semantics/holds-without-key';
import { namesOnly } from '../semantics/named-principals';
import { addCondition } from '../semantics/narrow/add-condition';
import { narrowing } from '../semantics/narrow/narrowing';
import { requireKey } from '../semantics/narrow/require-key';
import type { Fix, RuleModule } from './rule';

export const optionalGuard: RuleModule = {
  meta: {
    name: 'optional-guard',
    summary: 'An Allow whose only guard also holds for requests that lack its key.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['identity-based', 'resource-based', 'trust'],
  },
  check: {
    ConditionTest(test, { document, statement, reference, report }) {
      if (statement?.effect !== 'Allow' || !grants(document.type) || !isOptionalGuard(test) || !isAlone(statement, test)) {
        return;
      }
      const multivalued = reference.conditionKey(test.key.text)?.multivalued === true;
      if (test.operator?.setOperator === 'ForAllValues' && !multivalued) {
        return;
      }
      report({
        at: test.key.span,
        message: `\`${test.operatorKey.text}\` also holds for a request without \`${test.key.text}\`, such as one ${lacking(test.key.text)}, and no other test of this Allow keeps it out.`,
        fixes: () => fixesFor(document, statement, test),
      });
    },
  },
};

/**
 * Keys that say where a call comes from or how its caller signed in, with a request that lacks each; names in lower case. Whom a policy for
 * everyone or for a service lets in is the matter of other rules. Source: IAM User Guide, "AWS global condition context keys", the notes on availability.
 */
const guards: ReadonlyMap<string, string> = new Map([
  ['aws:sourceip', 'that comes through a VPC endpoint'],
  ...['sourcevpc', 'sourcevpcarn', 'sourcevpce', 'vpcsourceip', 'vpceaccount', 'vpceorgid', 'vpceorgpaths'].map(
    (name) => [`aws:${name}`, 'from the internet'] as const,
  ),
  ['aws:multifactorauthage', 'without multi-factor authentication'],
  ['aws:calledvia', 'of the principal itself'],
  ['sts:externalid', 'of somebody who passes no external ID'],
  ['aws:principalorgid', 'of an account that is in no organization'],
  ['aws:principalorgpaths', 'of an account that is in no organization'],
]);

function lacking(key: string): string {
  return guards.get(key.toLowerCase()) ?? '';
}

function isOptionalGuard(test: ConditionTest): boolean {
  const { operator, key, values } = test;
  return (
    operator !== undefined &&
    guards.has(key.text.toLowerCase()) &&
    holdsWithoutKey(operator) === true &&
    !isByChoice(test) &&
    values.length > 0 &&
    values.every((value) => scalarText(value) !== undefined)
  );
}

/** Who writes `IfExists` for the service in between means calls without one too. */
function isByChoice({ operator, key }: ConditionTest): boolean {
  return key.text.toLowerCase() === 'aws:calledvia' && operator?.setOperator !== 'ForAllValues';
}

/**
 * Whether nothing else in the statement keeps requests out. An address for the internet beside an endpoint for the network within complete
 * each other: each request has one of the two.
 */
function isAlone({ condition, principal }: Statement, test: ConditionTest): boolean {
  const tests = condition?.known === true ? condition.tests : [];
  const others = tests.filter((other) => other !== test);
  const completed = others.some((other) => isOptionalGuard(other) && isAddress(other) !== isAddress(test));
  const open = principal !== undefined && coversEveryPrincipal(principal);
  const misplaced = isOfOrganization(test) && !isGuardOfCallers(test, principal);
  return tests.length > 0 && !open && !misplaced && !completed && !others.some(isRestriction);
}

function isOfOrganization({ key }: ConditionTest): boolean {
  return /^aws:principalorg/i.test(key.text);
}

/** Of whom a policy of a resource lets in: a policy of the caller's own says nothing by it. Services are in no organization at all. */
function isGuardOfCallers({ operator }: ConditionTest, principal: PrincipalElement | undefined): boolean {
  return principal !== undefined && namesOnly(principal, 'AWS') && operator?.negated === false;
}

function isAddress({ key }: ConditionTest): boolean {
  return key.text.toLowerCase() === 'aws:sourceip';
}

function fixesFor(document: PolicyDocument, statement: Statement, test: ConditionTest): readonly Fix[] {
  const required = addCondition(document, statement, 'Null', test.key.text, 'false');
  return [
    ...requireKey(document, statement, test, false),
    ...(required === undefined ? [] : [narrowing(`Ask for \`${test.key.text}\` with \`Null\` too`, [required])]),
  ];
}

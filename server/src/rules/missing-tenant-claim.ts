import type { ConditionTest, Statement } from '../policy/ast';
import type { ConditionOperator } from '../policy/condition-operator';
import { hasPlaceholder } from '../policy/placeholder';
import { isStatic, type StringValue } from '../policy/value';
import { type FederatedProvider, federatedProviders } from '../semantics/federated-provider';
import { knowsKeys } from '../semantics/limits-key';
import { namesAction } from '../semantics/names-action';
import { pinToken } from '../semantics/narrow/pin-token';
import { type TokenIssuer, tokenIssuer } from '../semantics/token-issuers';
import { plainText } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingTenantClaim: RuleModule = {
  meta: {
    name: 'missing-tenant-claim',
    summary: 'A provider that issues tokens to many customers, trusted without a test that tells them apart.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    Statement(statement, { document, report }) {
      const { effect, principal, action, condition } = statement;
      if (effect !== 'Allow' || principal === undefined || principal.negated || action === undefined || condition === undefined) {
        return;
      }
      if (!namesAction(action, 'sts:AssumeRoleWithWebIdentity') || !knowsKeys(condition)) {
        return;
      }
      for (const provider of federatedProviders(principal)) {
        const { keyPrefix = '', source } = provider;
        const issuer = tokenIssuer(keyPrefix);
        if (issuer === undefined || !testsToken(statement, keyPrefix)) {
          continue;
        }
        const keys = issuer.claims.map((claim) => `${keyPrefix}:${claim}`.toLowerCase());
        if (!condition.tests.some(({ key, operator }) => keys.includes(key.text.toLowerCase()) && isComparison(operator))) {
          report({
            at: source.span,
            message: `${capitalised(issuer.anyone)} can assume this role: nothing tells whose token it is. Compare \`${keyPrefix}:${issuer.claims[0]}\`.`,
            fixes: () => pinToken(document, statement, keyPrefix),
          });
        }
        for (const value of statement.condition?.tests.flatMap((test) => openValues(test, provider, issuer)) ?? []) {
          report({
            at: value.span,
            message: `\`${value.text}\` names no one customer of \`${keyPrefix}\`: ${issuer.anyone} can assume this role. Begin it as in \`${plainText(issuer.value)}\`.`,
          });
        }
      }
    },
  },
};

/** Whether values are asked for, of which others speak where they are too many. A token has the claims whose absence `IfExists` allows for. */
function isComparison(operator: ConditionOperator | undefined): boolean {
  return operator === undefined || (operator.family !== 'Null' && !operator.negated);
}

/** Whether the condition tests any claim of the provider. Where it tests none, another rule says so. */
function testsToken({ condition }: Statement, keyPrefix: string): boolean {
  return condition?.tests.some(({ key, operator }) => operator?.family !== 'Null' && startsWith(key, keyPrefix)) === true;
}

function startsWith({ text }: StringValue, keyPrefix: string): boolean {
  return text.toLowerCase().startsWith(`${keyPrefix.toLowerCase()}:`);
}

/** Values of the first claim that do not begin as those of one tenant do. A wildcard too early is another rule's matter. */
function openValues({ key, operator, values }: ConditionTest, { keyPrefix = '' }: FederatedProvider, issuer: TokenIssuer) {
  const isClaim = key.text.toLowerCase() === `${keyPrefix}:${issuer.claims[0]}`.toLowerCase();
  if (!isClaim || operator?.family !== 'String' || operator.negated) {
    return [];
  }
  return values.filter(
    (value): value is StringValue =>
      value.kind === 'string' &&
      isStatic(value) &&
      !hasPlaceholder(value.text) &&
      !/^.{0,5}[*?]/.test(value.text) &&
      !issuer.tenant.test(value.text),
  );
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

import { type FederatedProvider, federatedProviders } from '../semantics/federated-provider';
import { knowsKeys, limitsKey } from '../semantics/limits-key';
import { namesAction } from '../semantics/names-action';
import { pinToken } from '../semantics/narrow/pin-token';
import { isCognito } from '../semantics/token-issuers';
import type { RuleModule } from './rule';

export const missingCognitoClaim: RuleModule = {
  meta: {
    name: 'missing-cognito-claim',
    summary: 'A role for a Cognito identity pool that does not say which pool, or whether guests may assume it.',
    category: 'security-warning',
    fix: 'sometimes',
    since: '0.1.0',
    appliesTo: ['trust'],
  },
  check: {
    Statement(statement, { document, report }) {
      const { effect, principal, action, condition } = statement;
      if (effect !== 'Allow' || principal === undefined || principal.negated || action === undefined) {
        return;
      }
      const provider = federatedProviders(principal).find(({ keyPrefix = '' }) => isCognito(keyPrefix));
      if (
        provider === undefined ||
        condition === undefined ||
        !knowsKeys(condition) ||
        !namesAction(action, 'sts:AssumeRoleWithWebIdentity')
      ) {
        return;
      }
      const has = (...claims: readonly string[]) => limitsKey(condition, (key) => claims.some((claim) => key === keyOf(provider, claim)));
      const says = !has('aud') ? whichPool : !has('amr', 'sub') ? whetherGuests : undefined;
      // Where no claim at all is tested, another rule says so.
      if (says !== undefined && condition.tests.some(({ key }) => key.text.toLowerCase().startsWith(keyOf(provider, '')))) {
        report({
          at: provider.source.span,
          message: says,
          fixes: () => pinToken(document, statement, provider.keyPrefix ?? ''),
        });
      }
    },
  },
};

function keyOf({ keyPrefix = '' }: FederatedProvider, claim: string): string {
  return `${keyPrefix}:${claim}`.toLowerCase();
}

const whichPool =
  "Any identity pool of any AWS account can assume this role, as nothing tells whose pool it is. Compare `cognito-identity.amazonaws.com:aud` with your pool's ID.";

const whetherGuests =
  'Guests can assume this role, who have not signed in, where the pool lets them in. Compare `cognito-identity.amazonaws.com:amr` with `authenticated` or, where guests are meant, `unauthenticated`.';

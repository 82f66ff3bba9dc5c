import { federatedProviders } from '../semantics/federated-provider';
import { knowsKeys, limitsKey } from '../semantics/limits-key';
import { namesAction } from '../semantics/names-action';
import { addCondition } from '../semantics/narrow/add-condition';
import { narrowing } from '../semantics/narrow/narrowing';
import { isCognito, tokenIssuer, usualAudience } from '../semantics/token-issuers';
import { tabStop } from '../text/tab-stop';
import type { RuleModule } from './rule';

export const missingAudience: RuleModule = {
  meta: {
    name: 'missing-audience',
    summary: 'A subject of an OpenID Connect provider trusted whatever its token was issued for.',
    category: 'suggestion',
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
      for (const { source, kind, keyPrefix = '' } of federatedProviders(principal)) {
        const has = (claims: readonly string[]) =>
          limitsKey(condition, (key) => claims.some((claim) => key === `${keyPrefix}:${claim}`.toLowerCase()));
        if (
          kind !== 'oidc' ||
          keyPrefix === '' ||
          isCognito(keyPrefix) ||
          tokenIssuer(keyPrefix)?.claims.includes('aud') === true ||
          has(audiences) ||
          !has(['sub'])
        ) {
          continue;
        }
        const key = `${keyPrefix}:aud`;
        report({
          at: source.span,
          message: `A token that \`${keyPrefix}\` issued to this subject for another purpose assumes this role too, if its audience is one of the provider's in IAM. Compare \`${key}\`.`,
          fixes: () => {
            const edit = addCondition(document, statement, 'StringEquals', key, usualAudience(keyPrefix) ?? tabStop('audience'));
            return edit === undefined ? [] : [narrowing(`Compare \`${key}\``, [edit])];
          },
        });
      }
    },
  },
};

/** What providers call the claim for which application a token is. Source: IAM User Guide, "Available keys for AWS OIDC federation". */
const audiences: readonly string[] = ['aud', 'oaud', 'app_id', 'azp'];

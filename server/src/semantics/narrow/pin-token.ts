import type { PolicyDocument, Statement } from '../../policy/ast';
import type { Plain } from '../../policy/writer';
import { tabStop } from '../../text/tab-stop';
import { limitsKey } from '../limits-key';
import { namesOnly } from '../named-principals';
import { isCognito, isGitHub, tokenIssuer, usualAudience } from '../token-issuers';
import { addConditions, type NewTest } from './add-condition';
import { type Narrowing, narrowing } from './narrowing';

/**
 * Keeps a trust in an OpenID Connect provider to the tokens of one subject, or of one audience where nobody knows what the provider's
 * subjects look like.
 *
 * Why that narrows: each claim is one more test of an Allow's condition. Empty where the statement names others than identity providers,
 * who have no tokens.
 */
export function pinToken(document: PolicyDocument, statement: Statement, keyPrefix: string): readonly Narrowing[] {
  const { effect, principal, condition } = statement;
  if (effect !== 'Allow' || principal === undefined || !namesOnly(principal, 'Federated')) {
    return [];
  }
  const missing = claimsOf(keyPrefix).filter(([, claim]) => !limitsKey(condition, (key) => key === `${keyPrefix}:${claim}`.toLowerCase()));
  const tests = missing.map(([operator, claim, value]): NewTest => [operator, `${keyPrefix}:${claim}`, value]);
  const edits = tests.length === 0 ? undefined : addConditions(document, statement, tests);
  return edits === undefined ? [] : [narrowing(`Compare ${tests.map(([, key]) => `\`${key}\``).join(' and ')}`, edits)];
}

/** Operator, claim and value, in the order in which they are best written. */
function claimsOf(keyPrefix: string): readonly (readonly [operator: string, claim: string, value: Plain])[] {
  const audience = usualAudience(keyPrefix);
  const ofAudience = audience === undefined ? [] : [['StringEquals', 'aud', audience] as const];
  if (isGitHub(keyPrefix)) {
    const subject = `repo:${tabStop('owner')}/${tabStop('repository')}:ref:refs/heads/${tabStop('branch')}`;
    return [...ofAudience, ['StringEquals', 'sub', subject]];
  }
  if (isCognito(keyPrefix)) {
    return [
      ['StringEquals', 'aud', `${tabStop('Region')}:${tabStop('identity-pool-id')}`],
      ['ForAnyValue:StringLike', 'amr', 'authenticated'],
    ];
  }
  const issuer = tokenIssuer(keyPrefix);
  const claim = issuer?.claims[0];
  if (issuer === undefined || claim === undefined) {
    return [['StringEquals', 'aud', tabStop('audience')]];
  }
  return [...ofAudience, [issuer.value.includes('*') ? 'StringLike' : 'StringEquals', claim, issuer.value]];
}

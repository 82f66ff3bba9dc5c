import type { ConditionTest } from '../policy/ast';

/** Hosts whose tokens have a single audience. Source: the pages of these providers on their tokens; IAM User Guide, "Available keys for AWS OIDC federation". */
const singleAudience: readonly string[] = [
  'accounts.google.com',
  'app.terraform.io',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'saml',
  'token.actions.githubusercontent.com',
  'www.amazon.com',
];

/** How many values the audience has that the test compares under `ForAnyValue`: one, or the provider alone knows. `undefined` for any other test. */
export function forAnyAudience({ key, operator }: ConditionTest): 'single' | 'open' | undefined {
  const name = key.text.toLowerCase();
  const colon = name.lastIndexOf(':');
  const provider = name.slice(0, Math.max(0, colon));
  if (operator?.setOperator !== 'ForAnyValue' || operator.family === 'Null' || !/^(aud|oaud|app_id)$/.test(name.slice(colon + 1))) {
    return undefined;
  }
  if (singleAudience.includes(provider)) {
    return 'single';
  }
  return provider.includes('.') ? 'open' : undefined;
}

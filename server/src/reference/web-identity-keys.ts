import { createConditionKeyTable } from './condition-key-table';
import type { ConditionKey } from './types';

/**
 * The keys that a role's trust policy has for the tokens of any OpenID Connect provider, whatever its host:
 * `token.actions.githubusercontent.com:sub`, `oidc.eks.eu-west-1.amazonaws.com/id/1234:aud`.
 * AWS publishes no list for them, for every account brings its own providers.
 * Source: IAM User Guide, "Available keys for AWS OIDC federation".
 */
export function webIdentityKey(lowerCaseName: string): ConditionKey | undefined {
  const host = lowerCaseName.slice(0, lowerCaseName.indexOf(':'));
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/.test(host) ? table(lowerCaseName) : undefined;
}

const documentation = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif';

const table = createConditionKeyTable([
  claim('amr', 'how the user authenticated with the provider', true),
  claim('aud', 'the audience of the token: the client id that it was issued to', false),
  claim('email', 'the e-mail address in the token', false),
  claim('oaud', 'the other audience of the token, where a provider names two', false),
  claim('sub', 'the subject of the token: whom it was issued for', false),
]);

function claim(name: string, description: string, multivalued: boolean): ConditionKey {
  return {
    name: `\${OidcProvider}:${name}`,
    type: 'String',
    multivalued,
    description,
    global: false,
    absentWhen: 'Absent unless the role is assumed with a token of this provider, and when the token lacks the claim.',
    documentation,
  };
}

import type { PolicyDocument } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import type { ServiceReference } from '../../reference/types';
import { plainText, tabStop } from '../../text/tab-stop';
import { type Choice, type Choices, inOrder } from './choice';
import { servicePrincipals } from './service-principals';

/** Source: IAM User Guide, "AWS JSON policy elements: Principal". */
const principalTypes: readonly Choice[] = [
  { label: 'AWS', kind: 'principal-type', detail: 'accounts, roles, users', value: 'text', continues: true },
  { label: 'Service', kind: 'principal-type', detail: 'AWS services', value: 'text', continues: true },
  { label: 'Federated', kind: 'principal-type', detail: 'identity providers', value: 'text', continues: true },
];

/** Only Amazon S3 knows them. */
const canonicalUser: Choice = {
  label: 'CanonicalUser',
  kind: 'principal-type',
  detail: 'an account by its id in Amazon S3',
  value: 'text',
};

/** The types of principal that are not there yet. */
export function completePrincipalTypes({ slot }: Extract<PolicyCursor, { at: 'principal-type' }>, document: PolicyDocument): Choices {
  const present = new Set((slot.object?.members ?? []).filter((member) => member !== slot.member).map(({ key }) => key.text));
  const types = document.type === 'trust' || document.service === 'kms' ? principalTypes : [...principalTypes, canonicalUser];
  return inOrder(types.filter(({ label }) => !present.has(label)));
}

/** Principals of the type, those already listed left out. `*` comes last: it is everyone. */
export function completePrincipals({ type, slot }: Extract<PolicyCursor, { at: 'principal' }>, reference: ServiceReference): Choices {
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  return inOrder(principalsOf(type, reference).filter(({ label }) => !listed.has(label)));
}

function principalsOf(type: string, reference: ServiceReference): readonly Choice[] {
  switch (type) {
    case '':
      return [everyone];
    case 'AWS':
      return [...identities, everyone];
    case 'Federated':
      return providers;
    case 'Service':
      return servicePrincipals(reference).map((label) => ({ label, kind: 'principal' }));
    default:
      return [];
  }
}

const everyone: Choice = { label: '*', kind: 'principal', detail: 'everyone' };

const identities: readonly Choice[] = [
  arn('account', 'arn:aws:iam::', tabStop('Account'), ':root'),
  arn('role', 'arn:aws:iam::', tabStop('Account'), ':role/', tabStop('RoleName')),
  arn('user', 'arn:aws:iam::', tabStop('Account'), ':user/', tabStop('UserName')),
  arn('role session', 'arn:aws:sts::', tabStop('Account'), ':assumed-role/', tabStop('RoleName'), '/', tabStop('SessionName')),
];

const providers: readonly Choice[] = [
  arn('OpenID Connect', 'arn:aws:iam::', tabStop('Account'), ':oidc-provider/', tabStop('Host')),
  arn('GitHub Actions', 'arn:aws:iam::', tabStop('Account'), ':oidc-provider/token.actions.githubusercontent.com'),
  arn('SAML', 'arn:aws:iam::', tabStop('Account'), ':saml-provider/', tabStop('ProviderName')),
  ...['cognito-identity.amazonaws.com', 'accounts.google.com', 'www.amazon.com', 'graph.facebook.com'].map(
    (label): Choice => ({ label, kind: 'principal' }),
  ),
];

/** An ARN with places to fill in; its label names them. */
function arn(detail: string, ...parts: readonly string[]): Choice {
  const text = parts.join('');
  return { label: plainText(text), kind: 'principal', detail, text };
}

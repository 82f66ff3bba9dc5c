import type { PolicyDocument } from '../../policy/ast';
import type { PolicyCursor } from '../../policy/cursor';
import type { ServiceReference } from '../../reference/types';
import { plainText, tabStop } from '../../text/tab-stop';
import { type Choice, type Choices, inOrder } from './choice';
import type { KnownNames } from './known-names';
import { partitionOf } from './partition-of';
import { servicePrincipals } from './service-principals';
import { filled } from './values-of-type';

/** Source: IAM User Guide, "AWS JSON policy elements: Principal". */
const principalTypes: readonly Choice[] = [
  { label: 'AWS', kind: 'principal-type', detail: 'accounts, roles, users', value: 'text', continues: true },
  { label: 'Service', kind: 'principal-type', detail: 'AWS services', value: 'text', continues: true },
];

const federated: Choice = { label: 'Federated', kind: 'principal-type', detail: 'identity providers', value: 'text', continues: true };

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
  return inOrder(typesFor(document).filter(({ label }) => !present.has(label)));
}

/** Only a role trusts identity providers, and only a bucket knows canonical users. */
function typesFor({ type, service }: PolicyDocument): readonly Choice[] {
  const isBucket = type === 'resource-based' && (service === 's3' || service === undefined);
  return [...principalTypes, ...(type === 'trust' ? [federated] : []), ...(isBucket ? [canonicalUser] : [])];
}

/** Principals of the type, those already listed left out. `*` comes last: it is everyone. */
export function completePrincipals(
  { type, slot }: Extract<PolicyCursor, { at: 'principal' }>,
  document: PolicyDocument,
  reference: ServiceReference,
  names: KnownNames,
): Choices {
  const listed = new Set(slot.list?.items.flatMap((item) => (item.kind === 'string' && item !== slot.string ? [item.text] : [])));
  if (type === '' && slot.string === undefined) {
    return inOrder([...typesFor(document).map(braced), everyone]);
  }
  const seen = new Set(listed);
  const choices = principalsOf(type, document, reference, names).filter(({ label }) => !seen.has(label) && seen.add(label));
  return inOrder(choices);
}

/** In place of the whole value: the type with its braces. */
function braced(choice: Choice): Choice {
  return { ...choice, whole: { [choice.label]: tabStop('') } };
}

function principalsOf(type: string, document: PolicyDocument, reference: ServiceReference, names: KnownNames): readonly Choice[] {
  const partition = partitionOf(document);
  switch (type) {
    case '':
      return [everyone];
    case 'AWS':
      return [...identities(partition, names), everyone];
    case 'Federated':
      return [...providers(partition, names), ...domains];
    case 'Service':
      return servicePrincipals(reference).map((label) => ({ label, kind: 'principal' }));
    default:
      return [];
  }
}

const everyone: Choice = { label: '*', kind: 'principal', detail: 'everyone' };

function identities(partition: string, names: KnownNames): readonly Choice[] {
  const iam = `arn:${partition}:iam::`;
  const account = filled('Account', names);
  const used = names.of('arn', (arn) => /^arn:[^:]*:(iam|sts)::\d{12}:(role|user|assumed-role)\/[^*?]+$/.test(arn));
  return [
    ...names.accounts.slice(0, 20).map((id) => named(`${iam}${id}:root`, names.alias(id), 'the whole account')),
    ...used.map((label): Choice => ({ label, kind: 'principal', detail: 'in use' })),
    arn('a whole account', iam, tabStop('Account'), ':root'),
    arn('role', iam, account, ':role/', tabStop('RoleName')),
    arn('user', iam, account, ':user/', tabStop('UserName')),
    arn('role session', `arn:${partition}:sts::`, account, ':assumed-role/', tabStop('RoleName'), '/', tabStop('SessionName')),
  ];
}

/** Found by the author's name for the account too. */
function named(label: string, alias: string | undefined, detail: string): Choice {
  const choice: Choice = { label, kind: 'principal', detail: alias ?? detail };
  return alias === undefined ? choice : { ...choice, filterText: `${label} ${alias}` };
}

/** Sources: the providers' pages on AWS; EKS User Guide, "IAM roles for service accounts". */
function providers(partition: string, names: KnownNames): readonly Choice[] {
  const account = filled('Account', names);
  const oidc = (detail: string, ...host: readonly string[]) => arn(detail, `arn:${partition}:iam::`, account, ':oidc-provider/', ...host);
  const used = names.of('arn', (text) => /^arn:[^:]*:iam::\d{12}:(oidc|saml)-provider\/[^*?]+$/.test(text));
  return [
    ...used.map((label): Choice => ({ label, kind: 'principal', detail: 'in use' })),
    oidc('GitHub Actions', 'token.actions.githubusercontent.com'),
    oidc('service accounts of an EKS cluster', 'oidc.eks.', filled('Region', names), '.amazonaws.com/id/', tabStop('ClusterId')),
    oidc('GitLab', 'gitlab.com'),
    oidc('HCP Terraform', 'app.terraform.io'),
    oidc('another OpenID Connect provider', tabStop('Host')),
    arn('SAML', `arn:${partition}:iam::`, account, ':saml-provider/', tabStop('ProviderName')),
  ];
}

/** The providers that AWS knows by itself. Source: IAM User Guide, "OIDC federation". */
const domains: readonly Choice[] = [
  { label: 'cognito-identity.amazonaws.com', kind: 'principal', detail: 'Amazon Cognito' },
  { label: 'accounts.google.com', kind: 'principal', detail: 'Google' },
  { label: 'www.amazon.com', kind: 'principal', detail: 'Login with Amazon' },
  { label: 'graph.facebook.com', kind: 'principal', detail: 'Facebook' },
];

/** An ARN with places to fill in; its label names them. */
function arn(detail: string, ...parts: readonly string[]): Choice {
  const text = parts.join('');
  const label = plainText(text);
  return { label, kind: 'principal', detail, ...(text === label ? {} : { text }) };
}

import { readArn } from '../../policy/arn';
import type { ServiceReference } from '../../reference/types';
import { namedAccount } from './account';
import { code, paragraphs, prose } from './markdown';

const account = /^\d{12}$/;

/**
 * Who a principal is, in Markdown. `aliases` are the names of accounts in the settings.
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function explainPrincipal(
  reference: ServiceReference,
  type: string,
  principal: string,
  aliases: ReadonlyMap<string, string>,
): string {
  const meaning = type === 'Service' ? meaningOfService(reference, principal) : meaningOf(type, principal, aliases);
  return paragraphs(`**${code(principal)}**`, meaning ?? strange(type));
}

function meaningOfService(reference: ServiceReference, principal: string): string | undefined {
  if (!/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal)) {
    return undefined;
  }
  const service = reference.service(principal.slice(0, principal.indexOf('.')));
  const name = service === undefined ? 'The AWS service itself' : `${prose(service.name)} itself`;
  return `${name}. It may act for any account unless \`aws:SourceAccount\` or \`aws:SourceArn\` says for which.`;
}

function strange(type: string): string {
  return type === 'AWS'
    ? 'No principal that AWS knows: it takes account ids, ARNs of accounts, roles, users and their sessions, and `*`.'
    : `No principal that AWS knows${type === '' ? ': it takes `*`, or principals under their type' : ` under ${code(type)}`}.`;
}

function meaningOf(type: string, principal: string, aliases: ReadonlyMap<string, string>): string | undefined {
  if (principal === '*') {
    return type === '' || type === 'AWS'
      ? 'Everyone: any principal of any AWS account, and requests without credentials. Only a `Condition` can narrow it.'
      : undefined;
  }
  switch (type) {
    case 'AWS':
      return meaningOfAws(principal, aliases);
    case 'Federated':
      return meaningOfFederated(principal);
    case 'CanonicalUser':
      return 'The AWS account with this canonical user id of Amazon S3.';
    default:
      return undefined;
  }
}

function meaningOfFederated(principal: string): string {
  const provider = readArn(principal)?.resource ?? principal;
  if (provider.startsWith('saml-provider/')) {
    return 'Users whom this SAML provider of the account vouches for. Conditions on `saml:` keys say which.';
  }
  if (provider === 'oidc-provider/token.actions.githubusercontent.com') {
    return 'Workflows of GitHub Actions, of every repository on GitHub unless a condition on the claim `sub` says which.';
  }
  return provider === 'cognito-identity.amazonaws.com'
    ? 'Users of Amazon Cognito identity pools, of every pool of every account unless a condition on the claim `aud` says which.'
    : 'Users of this identity provider. Conditions on the claims of its tokens say which.';
}

function meaningOfAws(principal: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const arn = readArn(principal);
  if (account.test(principal) || arn?.resource === 'root') {
    const id = arn === undefined ? principal : arn.account;
    return `The whole account ${namedAccount(id, aliases)}, not only its root user: every principal in it that the account’s own policies allow.`;
  }
  if (/^A[A-Z0-9]{15,}$/.test(principal)) {
    return 'The id that a deleted role or user had, which IAM shows in place of its ARN. Nobody is let in by it.';
  }
  const [kind, ...path] = arn?.resource.split('/') ?? [];
  const name = path.at(-1) ?? '';
  const of = arn === undefined || arn.account === '' ? '' : ` of the account ${namedAccount(arn.account, aliases)}`;
  switch (kind) {
    case 'role':
      return `The role ${code(name)}${of}, in all its sessions. A role deleted and made again is another one.`;
    case 'user':
      return `The IAM user ${code(name)}${of}. A user deleted and made again is another one.`;
    case 'assumed-role':
      return `The session ${code(name)} of the role ${code(path[0] ?? '')}${of} only.`;
    case 'federated-user':
      return `The federated user session ${code(name)}${of}.`;
    default:
      return undefined;
  }
}

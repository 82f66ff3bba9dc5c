import { readArn } from '../../policy/arn';
import { code, paragraphs } from './markdown';

const account = /^\d{12}$/;

/** Who a principal is, in Markdown. `undefined` where nothing can be said. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
export function explainPrincipal(type: string, principal: string): string | undefined {
  const meaning = meaningOf(type, principal);
  return meaning && paragraphs(`**${code(principal)}**`, meaning);
}

function meaningOf(type: string, principal: string): string | undefined {
  if (principal === '*') {
    return type === '' || type === 'AWS'
      ? 'Everyone: any principal of any AWS account, and requests without credentials. Only a `Condition` can narrow it.'
      : undefined;
  }
  switch (type) {
    case 'AWS':
      return meaningOfAws(principal);
    case 'Service':
      return 'The AWS service itself. It may act for any account unless `aws:SourceAccount` or `aws:SourceArn` says for which.';
    case 'Federated':
      return 'Users of this identity provider. Conditions on the claims of its tokens say which.';
    case 'CanonicalUser':
      return 'The AWS account with this canonical user id of Amazon S3.';
    default:
      return undefined;
  }
}

function meaningOfAws(principal: string): string | undefined {
  const arn = readArn(principal);
  if (account.test(principal) || arn?.resource === 'root') {
    const id = arn === undefined ? principal : arn.account;
    return `The whole account ${code(id)}, not only its root user: every principal in it that the account’s own policies allow.`;
  }
  const [kind, ...path] = arn?.resource.split('/') ?? [];
  const name = path.at(-1) ?? '';
  switch (kind) {
    case 'role':
      return `The role ${code(name)}, in all its sessions. A role deleted and made again is another one.`;
    case 'user':
      return `The IAM user ${code(name)}. A user deleted and made again is another one.`;
    case 'assumed-role':
      return `The session ${code(name)} of the role ${code(path[0] ?? '')} only.`;
    case 'federated-user':
      return `The federated user session ${code(name)}.`;
    default:
      return undefined;
  }
}

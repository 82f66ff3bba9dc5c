import { code, link, paragraphs } from './markdown';

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html';

/** A type of principals in Markdown: who is listed under it. Source: IAM User Guide, "AWS JSON policy elements: Principal". */
export function explainPrincipalType(text: string): string {
  return paragraphs(`**${code(text)}**`, meaningOf(text), link('AWS documentation', page));
}

function meaningOf(text: string): string {
  switch (text) {
    case 'AWS':
      return 'AWS accounts, IAM roles and users, and their sessions: account ids and ARNs. `*` is everyone, without credentials too.';
    case 'Service':
      return 'AWS services that act by themselves or for you, by their service principals: `lambda.amazonaws.com`.';
    case 'Federated':
      return 'Identity providers: the ARN of one of the account, or `accounts.google.com` and the like.';
    case 'CanonicalUser':
      return 'AWS accounts by their canonical user ids, which only Amazon S3 knows.';
    default:
      return 'AWS knows no such type of principals: there are `AWS`, `Service`, `Federated` and `CanonicalUser`.';
  }
}

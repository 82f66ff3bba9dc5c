import type { DocumentElement, StatementElement } from '../../policy/elements';
import { isDocumentElement, isStatementElement } from '../../policy/elements';
import { grants, type PolicyType, policyTypeTitle } from '../../policy/policy-type';
import { code, link, paragraphs } from './markdown';

const pages = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_';

/** What an element is for in a policy of that type, in Markdown. `undefined` for an unknown name. Source: IAM User Guide, "JSON element reference". */
export function explainElement(name: string, type?: PolicyType): string | undefined {
  if (!isDocumentElement(name) && !isStatementElement(name)) {
    return undefined;
  }
  return paragraphs(
    `**${code(name)}**${type === undefined ? '' : ` · ${policyTypeTitle(type)}`}`,
    meaning(name, type),
    link('AWS documentation', `${pages}${name.toLowerCase()}.html`),
  );
}

function meaning(name: DocumentElement | StatementElement, type: PolicyType | undefined): string {
  switch (name) {
    case 'Version':
      return 'The version of the policy language, not of the policy: `2012-10-17`. Without it IAM reads `2008-10-17`, in which policy variables are plain text.';
    case 'Id':
      return 'A name for the policy as a whole. Some services ask for one; IAM does not look at it.';
    case 'Statement':
      return 'The statements of the policy: one, or a list. A request is denied when a Deny matches it, else allowed when an Allow does, else denied.';
    case 'Sid':
      return 'A name for the statement, unlike those of the others in the policy. In IAM it holds letters and digits only.';
    case 'Effect':
      return type === undefined || grants(type)
        ? 'Whether the statement allows or denies what it describes. A Deny wins over every Allow.'
        : 'Whether the statement lets pass or denies what it describes. Such a policy grants nothing by itself: it sets limits to what other policies grant.';
    case 'Principal':
      return principal(type);
    case 'NotPrincipal':
      return 'Everyone but those listed: with `Deny` the only ones who escape it. With `Allow` it lets in all the world but them.';
    case 'Action':
      return 'The actions that the statement is about: `service:Name`. `*` stands for any text, `?` for one character; IAM compares without case.';
    case 'NotAction':
      return 'The statement is about every action but these, those of all other services and those that AWS adds later included.';
    case 'Resource':
      return 'The ARNs that the statement is about. Actions without resource-level permissions need `*`.';
    case 'NotResource':
      return 'The statement is about every resource but these.';
    case 'Condition':
      return 'Tests of the request, as operator, key and values. All operators and keys must hold; of the values of a key one suffices.';
  }
}

function principal(type: PolicyType | undefined): string {
  switch (type) {
    case 'trust':
      return 'Who may assume the role: AWS services, accounts, roles and users, or identity providers.';
    case 'resource-control':
      return 'Whom the statement is about: always `*` in such a policy.';
    default:
      return 'Whom the statement is about: accounts, roles, users, AWS services or identity providers. `*` is everyone, without credentials too.';
  }
}

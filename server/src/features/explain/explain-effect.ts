import { grants, type PolicyType } from '../../policy/policy-type';
import { code, paragraphs } from './markdown';

/** What `Allow` or `Deny` means in a policy of that type. `undefined` for anything else. Source: IAM User Guide, "Policy evaluation logic". */
export function explainEffect(text: string, type?: PolicyType): string | undefined {
  if (text === 'Deny') {
    return paragraphs(
      `**${code(text)}**`,
      'Denies the requests that the statement describes. It wins over every Allow, in whichever policy that is.',
    );
  }
  if (text !== 'Allow') {
    return undefined;
  }
  return paragraphs(
    `**${code(text)}**`,
    type === undefined || grants(type)
      ? 'Allows the requests that the statement describes, unless a Deny matches them, in this policy or in another.'
      : 'Lets the requests pass that the statement describes. It grants nothing: an identity-based or resource-based policy has to.',
  );
}

/** What a version of the policy language has. `undefined` for anything else. */
export function explainVersion(text: string): string | undefined {
  switch (text) {
    case '2012-10-17':
      return paragraphs(`**${code(text)}**`, 'The current version of the policy language.');
    case '2008-10-17':
      return paragraphs(
        `**${code(text)}**`,
        'The first version of the policy language: policy variables such as `${aws:username}` are plain text in it.',
      );
    default:
      return undefined;
  }
}

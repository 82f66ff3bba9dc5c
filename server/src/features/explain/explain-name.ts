import type { PolicyType } from '../../policy/policy-type';
import { code, paragraphs } from './markdown';

/** A statement's `Sid` in Markdown: what the name is good for. */
export function explainSid(text: string): string {
  return paragraphs(
    title(text),
    text === ''
      ? 'No name: the statement is spoken of by its number.'
      : 'The name of this statement, for people and for tools that speak of it. It changes nothing of what the statement grants.',
  );
}

/** A policy's `Id` in Markdown. Source: IAM User Guide, "AWS JSON policy elements: Id". */
export function explainId(text: string, type: PolicyType): string {
  return paragraphs(
    title(text),
    type === 'identity-based'
      ? 'A name for the policy. IAM takes none in a policy of users, groups and roles.'
      : 'The name of this policy. It changes nothing of what the policy grants.',
  );
}

function title(text: string): string {
  return `**${text === '' ? 'No name' : code(text)}**`;
}

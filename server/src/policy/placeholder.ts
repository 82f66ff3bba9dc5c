/**
 * Whether the text has a part that a template engine fills in before AWS sees it: `${bucket}`, `{{ account }}`. A policy variable has a
 * single colon (`${aws:username}`) or stands for a character (`${*}`); `${AWS::Region}` is neither, where no
 * template resolves it. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function hasPlaceholder(text: string): boolean {
  return /\{\{|\$\{(?![*?$]\})([^}:]*|[^}]*::[^}]*)\}/.test(text);
}

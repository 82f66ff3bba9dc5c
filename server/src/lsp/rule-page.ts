/** Where the project lives, for people. */
export const repository = 'https://github.com/iam-policy-authoring/iam-policy';

/** Where a rule is explained, for people. */
export function rulePage(rule: string): string {
  return `${repository}/blob/main/docs/rules/${rule}.md`;
}

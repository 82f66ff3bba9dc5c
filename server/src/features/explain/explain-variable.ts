import type { PolicyVariable } from '../../policy/policy-variable';
import type { ConditionKey, ServiceReference } from '../../reference/types';
import { code, link, paragraphs, sentence } from './markdown';

const page = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html';
const escapes: Readonly<Record<string, string>> = { '*': 'an asterisk', '?': 'a question mark', $: 'a dollar sign' };

/**
 * A policy variable in Markdown: what AWS puts in its place, and what happens where a request has nothing to put there. `expanded` says
 * whether AWS replaces variables in this policy: `undefined` where that is not known before deployment.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function explainVariable(
  reference: ServiceReference,
  text: string,
  variable: PolicyVariable,
  expanded: boolean | undefined,
): string {
  const { name, defaultValue } = variable;
  const title = `**${code(text.slice(variable.start, variable.end))}** · policy variable`;
  const asText = expanded === false ? 'Plain text in this policy: AWS replaces variables only with `"Version": "2012-10-17"`.' : undefined;
  const escaped = Object.hasOwn(escapes, name) ? escapes[name] : undefined;
  if (escaped !== undefined) {
    return paragraphs(title, asText, `Stands for ${escaped} itself, not for a wildcard or a variable.`, link('Policy variables', page));
  }
  const key = reference.conditionKey(name.trim());
  return paragraphs(
    title,
    asText,
    key === undefined ? `AWS publishes no condition key ${code(name)} to take the value from.` : meaningOf(key, name),
    key?.multivalued === true ? 'The key may have several values: AWS does not take such a key for a variable.' : undefined,
    key === undefined ? undefined : whenAbsent(key, defaultValue),
    link('Policy variables', page),
  );
}

function meaningOf({ description }: ConditionKey, name: string): string {
  return `Replaced by the value of ${code(name)} in each request. ${sentence(description)}`;
}

function whenAbsent({ absentWhen }: ConditionKey, defaultValue: string | undefined): string | undefined {
  if (defaultValue !== undefined) {
    return `Where a request has no such value, ${code(defaultValue.trim())} takes its place.`;
  }
  return absentWhen === undefined ? undefined : `${sentence(absentWhen)} Then nothing matches the text that the variable is part of.`;
}

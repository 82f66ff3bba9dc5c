import type { PolicyDocument } from '../../policy/ast';
import type { PolicyType } from '../../policy/policy-type';
import { readPolicies } from './read-policies';
import { readStandardInput } from './read-text';
import { Stop } from './usage-error';

/** A policy, and the text of its whole file. */
export interface SinglePolicy {
  readonly policy: PolicyDocument;
  readonly text: string;
}

/** The only policy of a file, `-` for standard input. Stops the command where there is none, or several. */
export async function readSinglePolicy(path: string, type: PolicyType | undefined, command: string): Promise<SinglePolicy> {
  const content = path === '-' ? { content: await readStandardInput() } : {};
  const { policies, text, errors } = readPolicies({ path, named: true, ...content }, type);
  const [error] = errors;
  if (error !== undefined) {
    const at = error.range === undefined ? '' : `:${error.range.start.line + 1}:${error.range.start.character + 1}`;
    throw new Stop(`\`${path}${at}\` ${error.message}`);
  }
  const [policy, another] = policies;
  if (policy === undefined) {
    throw new Stop(`\`${path}\` holds no policy.`);
  }
  if (another !== undefined) {
    throw new Stop(`\`${path}\` holds ${policies.length} policies, and \`${command}\` takes one. Put each into a file of its own.`);
  }
  return { policy, text: text.getText() };
}

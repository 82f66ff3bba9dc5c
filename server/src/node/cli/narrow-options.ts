import { parseArgs } from 'node:util';
import { type PolicyType, policyTypes } from '../../policy/policy-type';
import { oneOf, parseOptions } from './parse-options';
import { UsageError } from './usage-error';

export interface NarrowOptions {
  /** Files and folders of evidence. */
  readonly used: readonly string[];
  readonly policy: string;
  readonly principals: readonly string[];
  readonly keepResources: boolean;
  /** Services and actions, or `all`, that are left out though their use would not show. */
  readonly dropUnseen: readonly string[];
  readonly format: 'text' | 'json';
  readonly write: boolean;
  readonly type: PolicyType | undefined;
}

const options = {
  used: { type: 'string', multiple: true },
  principal: { type: 'string', multiple: true },
  'keep-resources': { type: 'boolean', default: false },
  'drop-unseen': { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  write: { type: 'boolean', default: false },
  'policy-type': { type: 'string' },
} as const;

/**
 * Reads `narrow --used FILE… POLICY`: every name before the last is evidence, as the shell makes many of one pattern. Where a single name
 * stands before `--used`, that is the policy.
 */
export function narrowOptions(args: readonly string[]): NarrowOptions {
  const { values, positionals, tokens } = parseOptions('narrow', () =>
    parseArgs({ args: [...args], allowPositionals: true, tokens: true, options }),
  );
  const [firstUse] = tokens.filter((token) => token.kind === 'option' && token.name === 'used');
  const before = tokens.filter((token) => token.kind === 'positional' && token.index < (firstUse?.index ?? 0));
  const isFirst = before.length === 1;
  const policy = isFirst ? positionals[0] : positionals.at(-1);
  const used = [...(values.used ?? []), ...(isFirst ? positionals.slice(1) : positionals.slice(0, -1))];
  if (used.length === 0 || firstUse === undefined) {
    throw new UsageError('`narrow` needs to know what was used: `iam-policy narrow --used FILE… POLICY`.');
  }
  if (policy === undefined) {
    throw new UsageError('`narrow` needs a policy after the files of `--used`.');
  }
  if (values.write && policy === '-') {
    throw new UsageError('`--write` needs a file to write: standard input is none.');
  }
  return {
    used,
    policy,
    principals: values.principal ?? [],
    keepResources: values['keep-resources'],
    dropUnseen: (values['drop-unseen'] ?? []).flatMap((names) => names.split(',')).map((name) => name.trim()),
    format: oneOf('--format', values.format, ['text', 'json']),
    write: values.write,
    type: values['policy-type'] === undefined ? undefined : oneOf('--policy-type', values['policy-type'], policyTypes),
  };
}

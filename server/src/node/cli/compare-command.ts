import { parseArgs } from 'node:util';
import { policyTypes } from '../../policy/policy-type';
import { compare } from '../../semantics/inclusion/compare';
import type { InclusionOptions } from '../../semantics/inclusion/includes';
import { narrowingProof } from '../../semantics/inclusion/proves-narrower';
import { compareJson } from './compare-json';
import { compareReport, type Outcome } from './compare-report';
import { oneOf, parseOptions } from './parse-options';
import { readSinglePolicy, type SinglePolicy } from './read-single-policy';
import { reference } from './reference';
import { type ExitCode, UsageError } from './usage-error';
import { print } from './write';

const options = { format: { type: 'string', default: 'text' }, 'policy-type': { type: 'string' } } as const;

/** `compare`: whether a new version of a policy allows more or less than the old one. */
export async function compareCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions('compare', () => parseArgs({ args: [...args], allowPositionals: true, options }));
  const format = oneOf('--format', values.format, ['text', 'json']);
  const type = values['policy-type'] === undefined ? undefined : oneOf('--policy-type', values['policy-type'], policyTypes);
  const [oldPath, newPath, ...more] = positionals;
  if (oldPath === undefined || newPath === undefined || more.length > 0) {
    throw new UsageError('`compare` needs two files: the old policy and the new one.');
  }
  if (oldPath === '-' && newPath === '-') {
    throw new UsageError('Only one of the two policies can be `-`: standard input holds one.');
  }
  const older = await readSinglePolicy(oldPath, type, 'compare');
  const newer = await readSinglePolicy(newPath, type, 'compare');
  const outcome = compareSides(older, newer);
  const compared = { older: older.policy, newer: newer.policy };
  const report = format === 'json' ? JSON.stringify(compareJson(outcome, compared, reference()), undefined, 2) : undefined;
  print(report ?? compareReport(outcome, compared, reference()));
  return exitCode(outcome);
}

function compareSides(older: SinglePolicy, newer: SinglePolicy): Outcome {
  const options: InclusionOptions = {
    sourceOf: (document, { span }) => (document === newer.policy ? newer : older).text.slice(span.start, span.end),
  };
  const comparison = compare(newer.policy, older.policy, reference(), options);
  const isHalfOpen = comparison.verdict === 'unknown' && comparison.newlyAllows.length === 0;
  return { ...comparison, noMore: isHalfOpen ? narrowingProof(newer.policy, older.policy, reference(), options) : undefined };
}

/** A request that only the new policy allows is proof enough, whatever else is left open. */
function exitCode({ verdict, newlyAllows, noMore }: Outcome): ExitCode {
  if (newlyAllows.length > 0) {
    return 1;
  }
  return verdict === 'unknown' && noMore === undefined ? 3 : 0;
}

import { parseArgs } from 'node:util';
import { policyTypes } from '../../policy/policy-type';
import { type Comparison, compare } from '../../semantics/inclusion/compare';
import { compareJson } from './compare-json';
import { compareReport } from './compare-report';
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

function compareSides(older: SinglePolicy, newer: SinglePolicy): Comparison {
  return compare(newer.policy, older.policy, reference(), {
    sourceOf: (document, { span }) => (document === newer.policy ? newer : older).text.slice(span.start, span.end),
  });
}

/** A request that only the new policy allows is proof enough, whatever else is left open. */
function exitCode({ verdict, newlyAllows, noMore }: Comparison): ExitCode {
  if (newlyAllows.length > 0) {
    return 1;
  }
  return verdict === 'unknown' && noMore === undefined ? 3 : 0;
}

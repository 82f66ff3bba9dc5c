import { parseArgs } from 'node:util';
import type { PolicyDocument } from '../../policy/ast';
import { type PolicyType, policyTypes } from '../../policy/policy-type';
import { decideTogether } from '../../semantics/inclusion/decide-together';
import type { Decision } from '../../semantics/inclusion/evaluate-request';
import type { Request } from '../../semantics/inclusion/request';
import { canJson } from './can-json';
import { type CanOutcome, canReport } from './can-report';
import { oneOf, parseOptions } from './parse-options';
import { readPolicies } from './read-policies';
import { readRequest } from './read-request';
import { readStandardInput, readText } from './read-text';
import { reference } from './reference';
import { type ExitCode, Stop, UsageError } from './usage-error';
import { print } from './write';

const options = { format: { type: 'string', default: 'text' }, request: { type: 'string' }, 'policy-type': { type: 'string' } } as const;

/** `can`: whether policies allow one request, and why. */
export async function canCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions('can', () => parseArgs({ args: [...args], allowPositionals: true, options }));
  const format = oneOf('--format', values.format, ['text', 'json']);
  const type = values['policy-type'] === undefined ? undefined : oneOf('--policy-type', values['policy-type'], policyTypes);
  if (values.request === undefined) {
    throw new UsageError('`can` needs a request: `--request FILE`.');
  }
  if (positionals.length === 0) {
    throw new UsageError('`can` needs a file with a policy.');
  }
  if ([values.request, ...positionals].filter((path) => path === '-').length > 1) {
    throw new UsageError('Only one of the files can be `-`: there is one standard input.');
  }
  const request = await requestIn(values.request);
  const policies: CanOutcome['policies'][number][] = [];
  for (const path of positionals) {
    policies.push(...(await policiesIn(path, type)));
  }
  const outcome: CanOutcome = {
    request,
    policies,
    together: decideTogether(
      policies.map(({ policy }) => policy),
      request,
    ),
  };
  print(format === 'json' ? JSON.stringify(canJson(outcome, reference()), undefined, 2) : canReport(outcome, reference()));
  return exitCode(outcome.together.decision);
}

async function requestIn(path: string): Promise<Request> {
  const file = path === '-' ? await readStandardInput() : readText(path);
  const read = 'error' in file ? file : readRequest(file.text);
  if ('error' in read) {
    throw new Stop(`\`${path === '-' ? '<stdin>' : path}\` ${read.error}`);
  }
  return read.request;
}

async function policiesIn(
  path: string,
  type: PolicyType | undefined,
): Promise<readonly { readonly name: string; readonly policy: PolicyDocument }[]> {
  const content = path === '-' ? { content: await readStandardInput() } : {};
  const { policies, text, errors } = readPolicies({ path, named: true, ...content }, type);
  const name = path === '-' ? '<stdin>' : path;
  const [error] = errors;
  if (error !== undefined) {
    const at = error.range === undefined ? '' : `:${error.range.start.line + 1}:${error.range.start.character + 1}`;
    throw new Stop(`\`${name}${at}\` ${error.message}`);
  }
  if (policies.length === 0) {
    throw new Stop(`\`${name}\` holds no policy.`);
  }
  return policies.map((policy) => ({
    name: policies.length === 1 ? name : `${name}:${text.positionAt(policy.span.start).line + 1}`,
    policy,
  }));
}

function exitCode(decision: Decision): ExitCode {
  switch (decision) {
    case 'allowed':
      return 0;
    case 'denied':
    case 'not-allowed':
      return 1;
    case 'undecided':
      return 3;
  }
}

import { parseArgs } from 'node:util';
import type { PolicyDocument } from '../../policy/ast';
import { grants, policyTypeTitle } from '../../policy/policy-type';
import type { GrantSummary, LevelCount } from '../../semantics/grant-summary';
import { summarisePolicy } from '../../semantics/summarise-policy';
import { createConfigurations } from './config-file';
import { findFiles } from './find-files';
import { idleLines } from './idle-report';
import { parseOptions } from './parse-options';
import { readPolicies } from './read-policies';
import { reference } from './reference';
import { type ExitCode, UsageError } from './usage-error';
import { print, styled, warn } from './write';

/** `summary`: what each policy grants, by service and access level. */
export async function summaryCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions('summary', () =>
    parseArgs({ args: [...args], allowPositionals: true, options: { config: { type: 'string' } } }),
  );
  if (positionals.length === 0) {
    throw new UsageError('`summary` needs a file, a folder, a glob, or `-` for standard input.');
  }
  const configurations = createConfigurations(values.config);
  const { files, errors } = await findFiles(positionals);
  let failed = errors.length > 0;
  errors.forEach(warn);
  for (const file of files) {
    const { policies, text, errors: own } = readPolicies(file, configurations.settingsOf(file.path).policyType);
    const path = file.path === '-' ? '<stdin>' : file.path;
    for (const { message } of own) {
      failed = true;
      warn(`\`${path}\` ${message}`);
    }
    for (const policy of policies) {
      print(`${styled('underline', `${path}:${text.positionAt(policy.span.start).line + 1}`)}  ${describe(policy)}`);
      const idle = idleLines(policy, reference(), ({ span }) => text.getText().slice(span.start, span.end));
      print([...(idle.length === 0 ? [] : ['', ...idle]), ''].join('\n'));
    }
    if (file.named && policies.length + own.length === 0) {
      warn(`\`${path}\` holds no policy.`);
    }
  }
  for (const { message } of configurations.errors) {
    warn(message);
  }
  return failed || configurations.errors.length > 0 ? 2 : 0;
}

function describe(policy: PolicyDocument): string {
  const summary = summarisePolicy(reference(), policy);
  const verb = grants(policy.type) ? 'grants' : 'allows at most';
  const actions = `${summary.granted} ${summary.granted === 1 ? 'action' : 'actions'}`;
  const services = `${summary.services.length} ${summary.services.length === 1 ? 'service' : 'services'}`;
  const head = `${policyTypeTitle(policy.type)}, ${verb} ${actions} of ${services}`;
  const limits = summary.limited === 0 ? '' : `; a Deny limits ${summary.limited === summary.granted ? 'all' : summary.limited} of them`;
  return [head + (summary.known ? '' : ', as far as is known before deployment') + limits, ...lines(summary)].join('\n');
}

function lines({ services }: GrantSummary): readonly string[] {
  const width = Math.max(0, ...services.map(({ service }) => service.prefix.length));
  return services.map(({ service, levels, granted, of }) => {
    const count = granted === of ? `all ${of}` : `${granted} of ${of}`;
    return `  ${service.prefix.padEnd(width)}  ${count}: ${levels.flatMap(level).join(', ')}`;
  });
}

function level({ level, granted, of }: LevelCount): readonly string[] {
  return granted === 0 ? [] : [`${level} ${granted === of ? `all ${of}` : `${granted} of ${of}`}`];
}

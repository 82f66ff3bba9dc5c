import path from 'node:path';
import { parseArgs } from 'node:util';
import { policyTypes } from '../../policy/policy-type';
import { dayOf } from '../../settings/day';
import type { Exception } from '../../settings/settings';
import { type CheckOptions, checkFile } from './check-file';
import { createConfigurations } from './config-file';
import { failOnLevels, fails } from './fail-on';
import { type FoundFile, findFiles } from './find-files';
import { idleExceptions } from './idle-exceptions';
import { jsonReport } from './json-report';
import { oneOf, parseOptions } from './parse-options';
import { createProgress } from './progress';
import { reference } from './reference';
import type { FileReport, Notice } from './report';
import { sarifReport } from './sarif-report';
import { stylishReport } from './stylish-report';
import { type ExitCode, UsageError } from './usage-error';
import { print, warn } from './write';

const formats = { stylish: stylishReport, json: jsonReport, sarif: sarifReport } as const;
type Format = keyof typeof formats;

const options = {
  format: { type: 'string', default: 'stylish' },
  'policy-type': { type: 'string' },
  config: { type: 'string' },
  'fail-on': { type: 'string', default: 'security-warning' },
} as const;

/** `check`: what is wrong with the policies, and what they grant too broadly. */
export async function checkCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions('check', () => parseArgs({ args: [...args], allowPositionals: true, options }));
  const format = oneOf<Format>('--format', values.format, ['stylish', 'json', 'sarif']);
  const failOn = oneOf('--fail-on', values['fail-on'], failOnLevels);
  const type = values['policy-type'] === undefined ? undefined : oneOf('--policy-type', values['policy-type'], policyTypes);
  if (positionals.length === 0) {
    throw new UsageError('`check` needs a file, a folder, a glob, or `-` for standard input.');
  }
  const today = dayOf(new Date());
  const configurations = createConfigurations(values.config, today);
  const found = await findFiles(positionals);
  const used = new Set<Exception>();
  const reports = checkAll(found.files, (file) => {
    const settings = configurations.settingsOf(file.path);
    return {
      settings,
      policyType: type ?? settings.policyType,
      onUse: (exception) => used.add(exception),
      // The report for people tells of other spellings alone, which repair errors.
      wantsFixes: (category) => format !== 'stylish' || category === 'error',
    };
  });
  const errors = [...configurations.errors, ...found.errors.map((message) => ({ message }))];
  const run = {
    files: new Set(found.files.map((file) => path.resolve(file.path))),
    folders: found.folders.map((folder) => path.resolve(folder)),
    isComplete: type === undefined && exitCode(reports, errors, 'never') === 0,
    used,
  };
  const notices = idleExceptions(configurations.files, run, today);
  complain(reports, [...errors, ...notices], positionals);
  print(formats[format](reports.filter(isWorthAWord), errors, notices));
  return exitCode(reports, errors, failOn);
}

function checkAll(files: readonly FoundFile[], optionsOf: (file: FoundFile) => CheckOptions): readonly FileReport[] {
  reference();
  const progress = createProgress(files.length, 'files checked');
  const reports = files.map((file, index) => {
    progress.step(index);
    return checkFile(file, optionsOf(file));
  });
  progress.end();
  return reports;
}

function isWorthAWord({ named, policies, attachments, errors }: FileReport): boolean {
  return named || attachments !== undefined || policies.length + errors.length > 0;
}

function exitCode(reports: readonly FileReport[], errors: readonly Notice[], failOn: Parameters<typeof fails>[1]): ExitCode {
  if (errors.length > 0 || reports.some((report) => report.errors.length > 0)) {
    return 2;
  }
  return reports.some((report) => fails(report, failOn)) ? 1 : 0;
}

/** What the person at the terminal has to know besides the findings. */
function complain(reports: readonly FileReport[], notices: readonly Notice[], paths: readonly string[]): void {
  for (const { message } of notices) {
    warn(message);
  }
  for (const { path, named, policies, attachments, errors: own } of reports) {
    for (const { message, range } of own) {
      const at = range === undefined ? '' : `:${range.start.line + 1}:${range.start.character + 1}`;
      warn(`\`${path}${at}\` ${message}`);
    }
    if (named && attachments === undefined && policies.length + own.length === 0) {
      warn(`\`${path}\` holds no policy.`);
    }
  }
  if (notices.length === 0 && !reports.some(isWorthAWord)) {
    warn(`There is no policy in ${paths.map((path) => `\`${path}\``).join(', ')}.`);
  }
}

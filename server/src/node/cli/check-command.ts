import { parseArgs } from 'node:util';
import { policyTypes } from '../../policy/policy-type';
import { type CheckOptions, checkFile } from './check-file';
import { createConfigurations } from './config-file';
import { failOnLevels, fails } from './fail-on';
import { type FoundFile, findFiles } from './find-files';
import { jsonReport } from './json-report';
import { oneOf, parseOptions } from './parse-options';
import { createProgress } from './progress';
import { reference } from './reference';
import type { FileReport } from './report';
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
  const configurations = createConfigurations(values.config);
  const found = await findFiles(positionals);
  const reports = checkAll(found.files, (file) => {
    const { rules, policyType } = configurations.settingsOf(file.path);
    // The report for people tells of other spellings alone, which repair errors.
    return { rules, policyType: type ?? policyType, wantsFixes: (category) => format !== 'stylish' || category === 'error' };
  });
  const errors = [...configurations.errors, ...found.errors];
  complain(reports, errors, positionals);
  print(formats[format](reports.filter(isWorthAWord), errors));
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

function isWorthAWord({ named, policies, errors }: FileReport): boolean {
  return named || policies.length + errors.length > 0;
}

function exitCode(reports: readonly FileReport[], errors: readonly string[], failOn: Parameters<typeof fails>[1]): ExitCode {
  if (errors.length > 0 || reports.some((report) => report.errors.length > 0)) {
    return 2;
  }
  return reports.some((report) => fails(report, failOn)) ? 1 : 0;
}

/** What the person at the terminal has to know besides the findings. */
function complain(reports: readonly FileReport[], errors: readonly string[], paths: readonly string[]): void {
  errors.forEach(warn);
  for (const { path, named, policies, errors: own } of reports) {
    for (const { message, range } of own) {
      const at = range === undefined ? '' : `:${range.start.line + 1}:${range.start.character + 1}`;
      warn(`\`${path}${at}\` ${message}`);
    }
    if (named && policies.length + own.length === 0) {
      warn(`\`${path}\` holds no policy.`);
    }
  }
  if (errors.length === 0 && !reports.some(isWorthAWord)) {
    warn(`There is no policy in ${paths.map((path) => `\`${path}\``).join(', ')}.`);
  }
}

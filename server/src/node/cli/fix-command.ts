import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { policyTypes } from '../../policy/policy-type';
import { rules } from '../../rules/index';
import type { RuleModule } from '../../rules/rule';
import { severityOf } from '../../rules/severity';
import type { FileSettings } from '../../settings/settings-for-file';
import { closest } from '../../text/closest';
import { createConfigurations } from './config-file';
import { type FoundFile, findFiles } from './find-files';
import { type FixedText, type FixOptions, fixText } from './fix-text';
import { oneOf, parseOptions } from './parse-options';
import { createProgress } from './progress';
import { decode, encodeLike, reasonOf } from './read-text';
import { type ExitCode, UsageError } from './usage-error';
import { print, styled, warn } from './write';

const options = {
  rule: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  narrow: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  'policy-type': { type: 'string' },
  config: { type: 'string' },
} as const;

/** `fix`: makes the fixes of chosen rules, as far as they can be made without asking. */
export async function fixCommand(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions('fix', () => parseArgs({ args: [...args], allowPositionals: true, options }));
  const type = values['policy-type'] === undefined ? undefined : oneOf('--policy-type', values['policy-type'], policyTypes);
  const chosen = chosenRules(values.rule, values.all);
  if (positionals.length === 0) {
    throw new UsageError('`fix` needs a file, a folder, a glob, or `-` for standard input.');
  }
  const configurations = createConfigurations(values.config);
  const found = await findFiles(positionals);
  found.errors.forEach(warn);
  const outcomes: Outcome[] = [];
  const progress = createProgress(found.files.length, 'files fixed');
  for (const [index, file] of found.files.entries()) {
    progress.step(index);
    const settings = configurations.settingsOf(file.path);
    const policyType = type ?? settings.policyType;
    outcomes.push(
      fixFile(
        file,
        { rules: chosen, narrow: values.narrow, policyType, settings: withRules(settings, chosen, values.all) },
        values['dry-run'],
      ),
    );
  }
  progress.end();
  configurations.errors.forEach(({ message }) => {
    warn(message);
  });
  report(outcomes, values['dry-run'], values.narrow);
  const failed = found.errors.length + configurations.errors.length > 0 || outcomes.some(({ errors }) => errors.length > 0);
  return failed ? 2 : values['dry-run'] && outcomes.some(isChanged) ? 1 : 0;
}

function chosenRules(names: readonly string[] | undefined, all: boolean): readonly RuleModule[] {
  if ((names === undefined) === !all) {
    throw new UsageError('`fix` needs to know which rules: `--rule NAME`, once for each, or `--all`.');
  }
  return (names ?? rules.map(({ meta }) => meta.name)).map((name) => {
    const rule = rules.find(({ meta }) => meta.name === name);
    if (rule === undefined) {
      const [near] = closest(
        name,
        rules.map(({ meta }) => meta.name),
      );
      throw new UsageError(`There is no rule \`${name}\`.${near === undefined ? '' : ` Is it \`${near}\`?`}`);
    }
    return rule;
  });
}

/** A rule that is named is run also where the configuration has it off. */
function withRules(settings: FileSettings, chosen: readonly RuleModule[], all: boolean): FileSettings {
  const off = all ? [] : chosen.filter(({ meta }) => severityOf(meta, settings.rules) === 'off');
  return { ...settings, rules: { ...settings.rules, ...Object.fromEntries(off.map(({ meta }) => [meta.name, 'warning' as const])) } };
}

interface Outcome extends FixedText {
  readonly path: string;
  readonly before: string;
}

function isChanged({ before, text }: Outcome): boolean {
  return before !== text;
}

/** Writes the file, unless that is not wanted. Standard input is answered on standard output. */
function fixFile({ path, named, content }: FoundFile, fixOptions: FixOptions, isDry: boolean): Outcome {
  const name = path === '-' ? '<stdin>' : path;
  const failed = (error: string): Outcome => ({ path: name, before: '', text: '', made: [], left: 0, errors: [error] });
  let bytes = Buffer.alloc(0);
  try {
    bytes = content === undefined ? readFileSync(path) : bytes;
  } catch (error) {
    return failed(reasonOf(error));
  }
  const read = content ?? decode(bytes);
  if ('error' in read) {
    return failed(read.error);
  }
  const fixed = fixText(path, named, read.text, fixOptions);
  const outcome: Outcome = { path: name, before: read.text, ...fixed };
  if (content !== undefined && !isDry) {
    print(fixed.text);
  }
  return content !== undefined || isDry || !isChanged(outcome) ? outcome : { ...outcome, errors: write(path, bytes, fixed.text) };
}

/** What hinders. A file that is not any more as it was read is left alone. */
function write(path: string, before: Buffer, text: string): readonly string[] {
  try {
    if (!readFileSync(path).equals(before)) {
      return ['has changed meanwhile, and was not written.'];
    }
    writeFileSync(path, encodeLike(before, text));
    return [];
  } catch (error) {
    return [`could not be written: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** With `--dry-run` and for standard input the result stands on standard output alone, and what was done on the other. */
function report(outcomes: readonly Outcome[], isDry: boolean, narrow: boolean): void {
  for (const outcome of outcomes) {
    const { path, before, text, made, errors } = outcome;
    for (const error of errors) {
      warn(`\`${path}\` ${error}`);
    }
    if (isDry && isChanged(outcome)) {
      print(createTwoFilesPatch(path, path, before, text, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY }));
    }
    const lines = made.map(
      ({ line, rule, title, label }) => `  ${line + 1}  ${rule}  ${title}${label === undefined ? '' : styled('green', ` · ${label}`)}`,
    );
    if (lines.length > 0 && errors.length === 0) {
      const told = [styled('underline', path), ...lines].join('\n');
      (isDry || path === '<stdin>' ? tellBeside : print)(told);
    }
  }
  const number = outcomes.flatMap(({ made, errors }) => (errors.length > 0 ? [] : made)).length;
  const left = outcomes.reduce((sum, outcome) => sum + outcome.left, 0);
  const why = narrow
    ? 'their fixes are no safe ones, are not proved to narrow, or leave something to fill in'
    : 'their fixes are no safe ones (`--narrow` makes those that are proved to narrow), or leave something to fill in';
  warn(
    `${number} ${number === 1 ? 'fix' : 'fixes'} ${isDry ? 'would be ' : ''}made${left === 0 ? '' : `; ${left} ${left === 1 ? 'finding is' : 'findings are'} left: ${why}`}.`,
  );
}

function tellBeside(text: string): void {
  process.stderr.write(`${text}\n`);
}

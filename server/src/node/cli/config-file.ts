import { existsSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../rules/index';
import { type ConfigurationText, configurationName, readConfigurationText } from '../../settings/configuration-text';
import { dayOf } from '../../settings/day';
import type { SettingsPath } from '../../settings/settings';
import { type FileSettings, settingsForFile } from '../../settings/settings-for-file';
import { readText } from './read-text';
import type { Notice } from './report';

/** The settings of each file, from configuration files. */
export interface Configurations {
  settingsOf(file: string): FileSettings;
  /** What is wrong with the configuration files that were read so far. */
  readonly errors: readonly Notice[];
  /** Those that were read so far. */
  readonly files: readonly ConfigurationFile[];
}

/** A configuration file that was found. */
export interface ConfigurationFile {
  /** As people know it: as it was named, or from the working folder. */
  readonly path: string;
  /** That its patterns count from; absolute. */
  readonly folder: string;
  readonly content: ConfigurationText;
  /** Says something about a token of the file. */
  notice(message: string, at: SettingsPath): Notice;
}

/** `file` is the one that the user named for all; otherwise the nearest above each file counts. `today` is an ISO date. */
export function createConfigurations(file: string | undefined, today = dayOf(new Date())): Configurations {
  const errors: Notice[] = [];
  const files: ConfigurationFile[] = [];
  const take = (name: string) => {
    const found = read(name, errors);
    files.push(...(found === undefined ? [] : [found]));
    return found;
  };
  const named = file === undefined ? undefined : take(file);
  const above = new Map<string, ConfigurationFile | undefined>();
  const nearest = (folder: string): ConfigurationFile | undefined => {
    if (!above.has(folder)) {
      const candidate = path.join(folder, configurationName);
      const parent = path.dirname(folder);
      above.set(folder, existsSync(candidate) ? take(candidate) : parent === folder ? undefined : nearest(parent));
    }
    return above.get(folder);
  };
  return {
    errors,
    files,
    settingsOf(checked) {
      const absolute = path.resolve(checked === '-' ? 'stdin' : checked);
      const found = file === undefined ? nearest(path.dirname(absolute)) : named;
      const sources = found === undefined ? [] : [{ settings: found.content.settings, path: pathFrom(found.folder, absolute) }];
      return settingsForFile(sources, today);
    },
  };
}

/** As globs see it: with `/`. */
export function pathFrom(folder: string, file: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}

/** What is right in a broken file holds all the same. */
function read(file: string, errors: Notice[]): ConfigurationFile | undefined {
  const shownPath = path.isAbsolute(file) ? pathFrom('.', file) : file;
  const text = readText(file);
  if ('error' in text) {
    errors.push({ message: `The configuration \`${shownPath}\` ${text.error}` });
    return undefined;
  }
  const content = readConfigurationText(
    text.text,
    rules.map(({ meta }) => meta.name),
  );
  const { settings, syntaxError, spanOf } = content;
  const document = TextDocument.create(file, '', 0, text.text);
  const notice = (message: string, span: { readonly start: number; readonly end: number }): Notice => {
    const range = { start: document.positionAt(span.start), end: document.positionAt(span.end) };
    return { message, path: shownPath, range };
  };
  if (syntaxError !== undefined) {
    const { line, character } = document.positionAt(syntaxError.offset);
    const message = `The configuration \`${shownPath}\` is not valid JSON at ${line + 1}:${character + 1}: ${syntaxError.message}`;
    errors.push(notice(message, { start: syntaxError.offset, end: syntaxError.offset }));
  }
  errors.push(
    ...settings.problems.map((problem) =>
      notice(`In the configuration \`${shownPath}\`: ${problem.message}`, spanOf(problem.path, problem.part)),
    ),
  );
  return { path: shownPath, folder: path.dirname(path.resolve(file)), content, notice: (message, at) => notice(message, spanOf(at)) };
}

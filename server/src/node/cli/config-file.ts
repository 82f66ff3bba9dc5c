import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../rules/index';
import { readSettings } from '../../settings/read-settings';
import { noSettings, type Settings } from '../../settings/settings';
import { type FileSettings, settingsForFile } from '../../settings/settings-for-file';
import { readText } from './read-text';

const fileName = '.iampolicyrc.json';

/** The settings of each file, from configuration files. */
export interface Configurations {
  settingsOf(file: string): FileSettings;
  /** What is wrong with the configuration files that were read so far, a sentence each. */
  readonly errors: readonly string[];
}

/** A configuration file that was found, and the folder its patterns count from. */
interface Configuration {
  readonly folder: string;
  readonly settings: Settings;
}

/** `file` is the one that the user named for all; otherwise the nearest above each file counts. */
export function createConfigurations(file: string | undefined): Configurations {
  const errors: string[] = [];
  const named = file === undefined ? undefined : read(file, errors);
  const above = new Map<string, Configuration | undefined>();
  const nearest = (folder: string): Configuration | undefined => {
    if (!above.has(folder)) {
      const candidate = path.join(folder, fileName);
      const parent = path.dirname(folder);
      above.set(folder, existsSync(candidate) ? read(candidate, errors) : parent === folder ? undefined : nearest(parent));
    }
    return above.get(folder);
  };
  return {
    errors,
    settingsOf(checked) {
      const absolute = path.resolve(checked === '-' ? 'stdin' : checked);
      const found = named ?? nearest(path.dirname(absolute));
      if (found === undefined) {
        return settingsForFile([]);
      }
      const relative = path.relative(found.folder, absolute).replaceAll(path.sep, '/');
      return settingsForFile([{ settings: found.settings, path: relative }]);
    },
  };
}

/** What is right in a broken file holds all the same. */
function read(file: string, errors: string[]): Configuration {
  const folder = path.dirname(path.resolve(file));
  const content = readText(file);
  if ('error' in content) {
    errors.push(`The configuration \`${file}\` ${content.error}`);
    return { folder, settings: noSettings };
  }
  const problems: ParseError[] = [];
  const value: unknown = parse(content.text, problems, { allowTrailingComma: true });
  const [problem] = problems;
  if (problem !== undefined) {
    const { line, character } = TextDocument.create(file, '', 0, content.text).positionAt(problem.offset);
    errors.push(`The configuration \`${file}\` is not valid JSON at ${line + 1}:${character + 1} (${printParseErrorCode(problem.error)}).`);
  }
  const settings = readSettings(value, { ruleNames: rules.map(({ meta }) => meta.name), strict: true });
  errors.push(...settings.problems.map(({ message }) => `In the configuration \`${file}\`: ${message}`));
  return { folder, settings };
}

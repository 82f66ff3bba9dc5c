import { applyEdits, type FormattingOptions, type JSONPath, modify } from 'jsonc-parser';
import type { Edit } from '../text/edit';
import { readConfigurationText } from './configuration-text';
import { settingsForFile } from './settings-for-file';

/** What a quick fix changes of a configuration. `path` is the file's, from the folder of the configuration, with `/`. */
export type ConfigurationChange =
  | { readonly kind: 'off-in-file'; readonly rule: string; readonly path: string }
  | { readonly kind: 'off-everywhere'; readonly rule: string; readonly path: string }
  | { readonly kind: 'exception'; readonly path: string; readonly exception: NewException };

/** An exception for one place of one file. */
export interface NewException {
  readonly rule: string;
  readonly sid?: string;
  readonly place?: string;
  /** Empty where nobody has given one yet: the configuration is then reported until somebody does. */
  readonly reason: string;
}

/**
 * The edits that make the change in the text of a configuration file, `''` for one that is still to be made. Comments stay. `undefined` where
 * the text is broken, or the change would have no effect: another part of the configuration says otherwise.
 */
export function editConfiguration(text: string, change: ConfigurationChange, ruleNames: readonly string[]): readonly Edit[] | undefined {
  const isNew = text.trim() === '';
  const before = isNew ? '{}\n' : text;
  if (readConfigurationText(before, ruleNames).syntaxError !== undefined) {
    return undefined;
  }
  try {
    const { path, value } = partOf(before, change, ruleNames);
    const edits = modify(before, path, value, {
      formattingOptions: layoutOf(before),
      isArrayInsertion: true,
    });
    const after = applyEdits(before, edits);
    if (!takesEffect(after, change, ruleNames)) {
      return undefined;
    }
    return isNew
      ? [{ span: { start: 0, end: text.length }, newText: after }]
      : edits.map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, newText: content }));
  } catch {
    return undefined; // The configuration has something else where a list or an object belongs.
  }
}

/** The pattern that matches the file of that path and no other. */
export function globOfFile(path: string): string {
  const escaped = path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
  return escaped.includes('/') ? escaped : `./${escaped}`; // A pattern without a slash would name such files in every folder.
}

/** What is set where. An index of -1 is a new entry at the end of a list. */
interface Part {
  readonly path: JSONPath;
  readonly value: unknown;
}

function partOf(text: string, change: ConfigurationChange, ruleNames: readonly string[]): Part {
  const files = globOfFile(change.path);
  switch (change.kind) {
    case 'off-everywhere':
      return { path: ['rules', change.rule], value: 'off' };
    case 'exception': {
      const { rule, reason, ...place } = change.exception;
      return { path: ['exceptions', -1], value: { rule, files, ...place, reason } };
    }
    case 'off-in-file': {
      const last = readConfigurationText(text, ruleNames).settings.overrides.at(-1);
      return last?.files.length === 1 && last.files[0]?.pattern === files
        ? { path: ['overrides', last.index, 'rules', change.rule], value: 'off' }
        : { path: ['overrides', -1], value: { files, rules: { [change.rule]: 'off' } } };
    }
  }
}

function takesEffect(text: string, change: ConfigurationChange, ruleNames: readonly string[]): boolean {
  const { settings, syntaxError } = readConfigurationText(text, ruleNames);
  const { rules } = settingsForFile([{ settings, path: change.path }], '');
  return syntaxError === undefined && (change.kind === 'exception' || rules[change.rule] === 'off');
}

/** Indentation and line ends as the text has them; two spaces where it has none. */
function layoutOf(text: string): FormattingOptions {
  const indentation = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return { insertSpaces: !indentation.startsWith('\t'), tabSize: indentation.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

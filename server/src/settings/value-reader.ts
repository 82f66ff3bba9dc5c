import { closest } from '../text/closest';
import { type Glob, parseGlob } from './glob';
import type { SettingsPath, SettingsProblem } from './settings';

/** Reads values that a person wrote, of any shape: what cannot be understood is a problem, and `undefined`. */
export class ValueReader {
  readonly problems: SettingsProblem[] = [];
  readonly #prefix: string;

  /** `prefix` is what stands before a setting's name in messages: `iamPolicy.`. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  report(path: SettingsPath, message: string, part: SettingsProblem['part'] = 'value'): undefined {
    this.problems.push({ path, part, message });
  }

  /** The setting's name as a person would say it: `overrides[0].rules`. */
  name(path: SettingsPath): string {
    if (path.length === 0) {
      return this.#prefix === '' ? 'The configuration' : `\`${this.#prefix.slice(0, -1)}\``;
    }
    const words = path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`));
    return `\`${this.#prefix}${words.join('')}\``;
  }

  /** What the object holds; empty where it is missing or something else. */
  object(value: unknown, path: SettingsPath): Readonly<Record<string, unknown>> {
    return (value === undefined ? undefined : this.entry(value, path)) ?? {};
  }

  /** The same of something that has to be there. */
  entry(value: unknown, path: SettingsPath): Readonly<Record<string, unknown>> | undefined {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : this.report(path, `${this.name(path)} must be an object, not \`${shown(value)}\`.`);
  }

  list(value: unknown, path: SettingsPath): readonly unknown[] {
    if (Array.isArray(value)) {
      return value;
    }
    if (value !== undefined) {
      this.report(path, `${this.name(path)} must be a list, not \`${shown(value)}\`.`);
    }
    return [];
  }

  /** A text that says something. */
  text(value: unknown, path: SettingsPath): string | undefined {
    if (typeof value === 'string' && value.trim() !== '') {
      return value;
    }
    return value === undefined ? undefined : this.report(path, `${this.name(path)} must be a text, not \`${shown(value)}\`.`);
  }

  /** A text or a list of such; `undefined` where there is none at all. Every text comes with its place. */
  texts(value: unknown, path: SettingsPath): readonly { readonly text: string; readonly path: SettingsPath }[] | undefined {
    if (value === undefined) {
      return undefined;
    }
    const places = Array.isArray(value) ? value.map((item: unknown, index) => ({ item, path: [...path, index] })) : [{ item: value, path }];
    if (places.length === 0) {
      this.report(path, `${this.name(path)} is empty.`);
    }
    return places.flatMap(({ item, path: place }) => {
      const text = this.text(item ?? null, place);
      return text === undefined ? [] : [{ text, path: place }];
    });
  }

  /** File patterns; `undefined` where there are none at all. */
  globs(value: unknown, path: SettingsPath): readonly Glob[] | undefined {
    return this.texts(value, path)?.flatMap(({ text, path: place }) => this.glob(text, place, path) ?? []);
  }

  /** `owner` is the setting that has the pattern. */
  glob(pattern: string, path: SettingsPath, owner: SettingsPath, part: SettingsProblem['part'] = 'value'): Glob | undefined {
    return parseGlob(pattern) ?? this.report(path, `${this.name(owner)} has \`${shown(pattern)}\`, which is not a file pattern.`, part);
  }

  /** Names each member that has none of the names. */
  onlyFields(object: Readonly<Record<string, unknown>>, path: SettingsPath, fields: readonly string[]): void {
    for (const field of Object.keys(object).filter((name) => !fields.includes(name))) {
      const where = path.length === 0 ? 'there' : `${this.name(path)}: there`;
      const near = didYouMean(field, fields);
      this.report(
        [...path, field],
        `${where} is no field \`${shown(field)}\`${near === '' ? `; there are ${listed(fields, 'and')}.` : `.${near}`}`,
        'key',
      );
    }
  }
}

/** ` Did you mean …?`, or nothing where nothing is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const [nearest] = closest(name, names, 1);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

/** A value as a message quotes it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `a`, `b` or `c`, in backticks. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
}

import type { SyntaxProblem } from '../hosts/host';
import { readJson } from '../hosts/json-tree';
import { memberNamed, type Value } from '../policy/value';
import type { Span } from '../text/span';
import { readSettings } from './read-settings';
import type { Settings, SettingsPath, SettingsProblem } from './settings';

/** What the configuration of a team is called, wherever it lies. */
export const configurationName = '.iampolicyrc.json';

/** A configuration file as far as it can be read. */
export interface ConfigurationText {
  readonly settings: Settings;
  /** The first place where the text is not JSON with comments. */
  readonly syntaxError: SyntaxProblem | undefined;
  /** The token that a problem is about; where that is missing, the one around it. */
  spanOf(path: SettingsPath, part?: SettingsProblem['part']): Span;
}

/** Reads a configuration file: JSON with comments and trailing commas. Never throws. */
export function readConfigurationText(text: string, ruleNames: readonly string[]): ConfigurationText {
  const { roots, syntaxError } = readJson(text);
  const [root] = roots;
  return {
    settings: readSettings(plainValue(root), { ruleNames, strict: true }),
    syntaxError,
    spanOf: (path, part = 'value') => spanOf(root, path, part),
  };
}

/** As `JSON.parse` would give it. The tree is never deep, so this may recurse. */
function plainValue(value: Value | undefined): unknown {
  switch (value?.kind) {
    case 'object':
      return Object.fromEntries(value.members.map((member) => [member.key.text, plainValue(member.value)]));
    case 'array':
      return value.items.map(plainValue);
    case 'string':
      return value.text;
    case 'literal':
      return value.value;
    default:
      return undefined;
  }
}

function spanOf(root: Value | undefined, path: SettingsPath, part: SettingsProblem['part']): Span {
  let value = root;
  let key: Span | undefined;
  for (const step of path) {
    const member = value?.kind === 'object' ? memberNamed(value, String(step)) : undefined;
    const next = value?.kind === 'array' ? value.items[Number(step)] : member?.value;
    if (next === undefined) {
      return member?.key.span ?? tokenOf(value, key);
    }
    key = member?.key.span;
    value = next;
  }
  return part === 'key' && key !== undefined ? key : tokenOf(value, key);
}

/** Of an object or a list only what it begins with: a block underlined says nothing. */
function tokenOf(value: Value | undefined, key: Span | undefined): Span {
  if (value === undefined) {
    return { start: 0, end: 0 };
  }
  const isBlock = value.kind === 'object' || value.kind === 'array';
  return isBlock ? (key ?? { start: value.span.start, end: value.span.start + 1 }) : value.span;
}

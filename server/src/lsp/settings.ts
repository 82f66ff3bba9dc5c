import { isPolicyType, type PolicyType, policyTypes } from '../policy/policy-type';
import { isSeverity, type RuleSettings, type Severity, severities } from '../rules/severity';
import { closest } from '../text/closest';
import { type Glob, parseGlob } from './glob';

/** What a user may set, in an editor (section `iamPolicy`) or in the command line's configuration file. */
export interface Settings {
  readonly rules: RuleSettings;
  /** In the order of the user's; the last that matches a path wins. */
  readonly policyTypes: readonly PolicyTypeGlob[];
  /** What is wrong with the settings, one sentence each. What is right in them holds all the same. */
  readonly problems: readonly string[];
}

export interface PolicyTypeGlob {
  readonly glob: Glob;
  readonly type: PolicyType;
}

export const noSettings: Settings = { rules: {}, policyTypes: [], problems: [] };

/**
 * Reads settings that a person wrote. `prefix` is what stands before a setting's name in messages: `iamPolicy.`.
 * Never throws: what cannot be understood is a problem, and is left out.
 */
export function readSettings(value: unknown, ruleNames: readonly string[], prefix = ''): Settings {
  if (value === undefined || value === null) {
    return noSettings;
  }
  const problems: string[] = [];
  const { rules, policyTypes: types } = entriesOf(value, prefix === '' ? 'The configuration' : `\`${prefix.slice(0, -1)}\``, problems);
  const settings = {
    rules: readRules(rules, `${prefix}rules`, ruleNames, problems),
    policyTypes: readPolicyTypes(types, `${prefix}policyTypes`, problems),
  };
  return { ...settings, problems };
}

function readRules(value: unknown, name: string, ruleNames: readonly string[], problems: string[]): RuleSettings {
  const rules: [string, Severity][] = [];
  for (const [rule, severity] of Object.entries(entriesOf(value ?? {}, `\`${name}\``, problems))) {
    if (!ruleNames.includes(rule)) {
      problems.push(`\`${name}\` names \`${rule}\`, which is not a rule.${didYouMean(rule, ruleNames)}`);
    } else if (!isSeverity(severity)) {
      problems.push(`\`${name}\` sets \`${rule}\` to \`${shown(severity)}\`; it can be ${oneOf(severities)}.`);
    } else {
      rules.push([rule, severity]);
    }
  }
  return Object.fromEntries(rules);
}

function readPolicyTypes(value: unknown, name: string, problems: string[]): readonly PolicyTypeGlob[] {
  const globs: PolicyTypeGlob[] = [];
  for (const [pattern, type] of Object.entries(entriesOf(value ?? {}, `\`${name}\``, problems))) {
    if (typeof type !== 'string' || !isPolicyType(type)) {
      problems.push(`\`${name}\` sets \`${pattern}\` to \`${shown(type)}\`; it can be ${oneOf(policyTypes)}.`);
      continue;
    }
    const glob = parseGlob(pattern);
    if (glob === undefined) {
      problems.push(`\`${name}\` has \`${pattern}\`, which is not a file pattern.`);
    } else {
      globs.push({ glob, type });
    }
  }
  return globs;
}

function entriesOf(value: unknown, subject: string, problems: string[]): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { ...value };
  }
  problems.push(`${subject} must be an object, not \`${shown(value)}\`.`);
  return {};
}

function didYouMean(name: string, names: readonly string[]): string {
  const [nearest] = closest(name, names, 1);
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function oneOf(words: readonly string[]): string {
  return `${words
    .slice(0, -1)
    .map((word) => `\`${word}\``)
    .join(', ')} or \`${words.at(-1)}\``;
}

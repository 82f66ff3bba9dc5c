import { isPolicyType, type PolicyType, policyTypes } from '../policy/policy-type';
import { isSeverity, type RuleSettings, type Severity, severities } from '../rules/severity';
import { readException } from './read-exception';
import { noSettings, type Override, type PolicyTypeGlob, type Settings, type SettingsPath } from './settings';
import { didYouMean, listed, shown, ValueReader } from './value-reader';

const fields = ['rules', 'overrides', 'policyTypes', 'accounts', 'trustedAccounts', 'trustedOrganizations', 'exceptions'] as const;

export interface ReadingOptions {
  readonly ruleNames: readonly string[];
  /** What stands before a setting's name in messages: `iamPolicy.`. */
  readonly prefix?: string;
  /** Whether there may be no other fields, as in a file that holds nothing else. */
  readonly strict?: boolean;
}

/** Reads settings that a person wrote. Never throws: what cannot be understood is a problem, and is left out. */
export function readSettings(value: unknown, { ruleNames, prefix = '', strict = false }: ReadingOptions): Settings {
  if (value === undefined || value === null) {
    return noSettings;
  }
  const reader = new ValueReader(prefix);
  const given = reader.object(value, []);
  if (strict) {
    reader.onlyFields(given, [], ['$schema', ...fields]);
  }
  return {
    rules: readRules(reader, given['rules'], ['rules'], ruleNames),
    policyTypes: readPolicyTypes(reader, given['policyTypes']),
    overrides: readOverrides(reader, given['overrides'], ruleNames),
    accounts: readAccounts(reader, given['accounts']),
    trustedAccounts: readIds(reader, given['trustedAccounts'], ['trustedAccounts'], isAccountId, accountId),
    trustedOrganizations: readIds(
      reader,
      given['trustedOrganizations'],
      ['trustedOrganizations'],
      (text) => /^o-[a-z0-9]{10,32}$/.test(text),
      'the ID of an organization, `o-` and 10 to 32 small letters and digits',
    ),
    exceptions: reader
      .list(given['exceptions'], ['exceptions'])
      .flatMap((item, index) => readException(reader, item, index, ruleNames) ?? []),
    problems: reader.problems,
  };
}

function readRules(reader: ValueReader, value: unknown, path: SettingsPath, ruleNames: readonly string[]): RuleSettings {
  const rules: [string, Severity][] = [];
  const name = reader.name(path);
  for (const [rule, severity] of Object.entries(reader.object(value, path))) {
    if (!ruleNames.includes(rule)) {
      reader.report([...path, rule], `${name} names \`${shown(rule)}\`, which is not a rule.${didYouMean(rule, ruleNames)}`, 'key');
    } else if (!isSeverity(severity)) {
      reader.report([...path, rule], `${name} sets \`${rule}\` to \`${shown(severity)}\`; it can be ${listed(severities, 'or')}.`);
    } else {
      rules.push([rule, severity]);
    }
  }
  return Object.fromEntries(rules);
}

function readPolicyTypes(reader: ValueReader, value: unknown): readonly PolicyTypeGlob[] {
  const path = ['policyTypes'];
  return Object.entries(reader.object(value, path)).flatMap(([pattern, given]) => {
    const type = readPolicyType(reader, given, [...path, pattern], `${reader.name(path)} sets \`${shown(pattern)}\``);
    const glob = type === undefined ? undefined : reader.glob(pattern, [...path, pattern], path, 'key');
    return type === undefined || glob === undefined ? [] : [{ glob, type }];
  });
}

function readPolicyType(reader: ValueReader, value: unknown, path: SettingsPath, subject: string): PolicyType | undefined {
  return typeof value === 'string' && isPolicyType(value)
    ? value
    : reader.report(path, `${subject} to \`${shown(value)}\`; it can be ${listed(policyTypes, 'or')}.`);
}

function readOverrides(reader: ValueReader, value: unknown, ruleNames: readonly string[]): readonly Override[] {
  return reader.list(value, ['overrides']).flatMap((item, index) => {
    const path = ['overrides', index];
    const given = reader.entry(item, path);
    if (given === undefined) {
      return [];
    }
    reader.onlyFields(given, path, ['files', 'rules', 'policyType']);
    const files = reader.globs(given['files'], [...path, 'files']);
    if (files === undefined) {
      reader.report(path, `${reader.name(path)} needs \`files\`, the patterns of the files it is for.`);
    }
    const type = given['policyType'];
    const typePath = [...path, 'policyType'];
    const override = {
      index,
      rules: readRules(reader, given['rules'], [...path, 'rules'], ruleNames),
      policyType: type === undefined ? undefined : readPolicyType(reader, type, typePath, `${reader.name(typePath)} is set`),
    };
    return files === undefined ? [] : [{ files, ...override }];
  });
}

function readAccounts(reader: ValueReader, value: unknown): ReadonlyMap<string, string> {
  const path = ['accounts'];
  const accounts = new Map<string, string>();
  for (const [id, given] of Object.entries(reader.object(value, path))) {
    if (!isAccountId(id)) {
      reader.report([...path, id], `${reader.name(path)} has \`${shown(id)}\`, which is not ${accountId}.`, 'key');
      continue;
    }
    const alias = reader.text(given ?? null, [...path, id]);
    if (alias !== undefined) {
      accounts.set(id, alias);
    }
  }
  return accounts;
}

const accountId = 'the ID of an account, 12 digits in quotes';

function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

function readIds(
  reader: ValueReader,
  value: unknown,
  path: SettingsPath,
  isId: (text: string) => boolean,
  what: string,
): readonly string[] {
  return reader.list(value, path).flatMap((item, index) => {
    if (typeof item === 'string' && isId(item)) {
      return [item];
    }
    reader.report([...path, index], `${reader.name(path)} has \`${shown(item)}\`, which is not ${what}.`);
    return [];
  });
}

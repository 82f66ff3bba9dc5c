import type { PolicyType } from '../policy/policy-type';
import type { RuleSettings } from '../rules/severity';
import type { Glob } from './glob';

/** What a user may set, in an editor (section `iamPolicy`) or in a configuration file. Its globs count from one folder. */
export interface Settings {
  readonly rules: RuleSettings;
  /** In the order of the user's; the last that matches a path wins. */
  readonly policyTypes: readonly PolicyTypeGlob[];
  /** In the order of the user's; a later one wins over an earlier. */
  readonly overrides: readonly Override[];
  /** The user's own accounts: ID of 12 digits to alias. */
  readonly accounts: ReadonlyMap<string, string>;
  /** IDs of accounts of others that policies may name. */
  readonly trustedAccounts: readonly string[];
  /** IDs of AWS Organizations: `o-a1b2c3d4e5`. */
  readonly trustedOrganizations: readonly string[];
  readonly exceptions: readonly Exception[];
  /** What is wrong with the settings. What is right in them holds all the same. */
  readonly problems: readonly SettingsProblem[];
}

export interface PolicyTypeGlob {
  readonly glob: Glob;
  readonly type: PolicyType;
}

/** What differs for some files. */
export interface Override {
  /** Where it stands in the list of the settings, from 0. */
  readonly index: number;
  readonly files: readonly Glob[];
  readonly rules: RuleSettings;
  readonly policyType: PolicyType | undefined;
}

/** Findings that somebody has judged and wants to see no more. */
export interface Exception {
  /** Where it stands in the list of the settings, from 0. */
  readonly index: number;
  /** Names of rules, at least one. */
  readonly rules: readonly string[];
  /** `undefined`: every file. */
  readonly files: readonly Glob[] | undefined;
  /** Of the statement. */
  readonly sid: string | undefined;
  /** A name or pattern: `s3:Get*`. */
  readonly action: string | undefined;
  /** As in the output of the command line: `Statement/0/Action`. */
  readonly place: string | undefined;
  readonly reason: string;
  /** ISO date of the last day that it holds. */
  readonly expires: string | undefined;
}

/** Something in settings that cannot be meant. */
export interface SettingsProblem {
  /** Keys and indexes from the top of the settings. */
  readonly path: SettingsPath;
  /** Which of the two at `path` is wrong. */
  readonly part: 'key' | 'value';
  /** One sentence or two. */
  readonly message: string;
}

export type SettingsPath = readonly (string | number)[];

export const noSettings: Settings = {
  rules: {},
  policyTypes: [],
  overrides: [],
  accounts: new Map(),
  trustedAccounts: [],
  trustedOrganizations: [],
  exceptions: [],
  problems: [],
};

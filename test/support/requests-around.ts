import type { Request } from './decide';
import { listOf, objectOf } from './decide-match';

/**
 * Requests built from what policies speak of: their actions and resources with the wildcards filled in, every value of every
 * condition key, another value, and no value.
 */
export function requestsAround(policies: readonly unknown[]): readonly Request[] {
  const statements = policies.flatMap((policy) => listOf(objectOf(policy)['Statement']).map(objectOf));
  const strings = (...names: readonly string[]) =>
    statements.flatMap((statement) => names.flatMap((name) => listOf(statement[name]).map(String)));
  const actions = filled(strings('Action', 'NotAction'), ['s3:GetObject', 'iam:CreateUser']);
  const resources = filled(strings('Resource', 'NotResource'), ['arn:aws:s3:::other/key', 'arn:aws:iam::111122223333:user/ann', '*']);
  const principals = statements.flatMap(({ Principal }) => listOf(objectOf(Principal)['AWS']).map(String)).filter((name) => name !== '*');
  return contextsAround(statements.map(({ Condition }) => Condition)).flatMap((context) =>
    actions.flatMap((action) =>
      resources.flatMap((resource) => [...principals, 'anonymous'].map((principal) => ({ action, resource, principal, context }))),
    ),
  );
}

function filled(patterns: readonly string[], others: readonly string[]): readonly string[] {
  const substituted = patterns.flatMap((pattern) => [pattern, pattern.replace(/\$\{aws:username\}/g, 'ann')]);
  return [...new Set([...substituted.flatMap((pattern) => [pattern, pattern.replace(/[*?]/g, 'x')]), ...others])];
}

function contextsAround(conditions: readonly unknown[]): readonly Request['context'][] {
  const values = new Map<string, Set<string>>();
  for (const condition of conditions) {
    for (const keys of Object.values(objectOf(condition))) {
      for (const [key, value] of Object.entries(objectOf(keys))) {
        const known = values.get(key.toLowerCase()) ?? new Set();
        values.set(key.toLowerCase(), known);
        for (const text of listOf(value).map(String)) {
          known.add(text.replace(/[*?]/g, 'x'));
        }
      }
    }
  }
  let contexts: readonly Request['context'][] = [{ 'aws:username': 'ann' }];
  for (const [key, known] of values) {
    contexts = contexts.flatMap((context) => [context, ...[...known, 'other'].map((value) => ({ ...context, [key]: value }))]);
  }
  return contexts;
}

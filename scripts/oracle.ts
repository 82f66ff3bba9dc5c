import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { jsonHost } from '../server/src/hosts/json';
import { readReferenceFolder } from '../server/src/node/reference-source';
import type { PolicyDocument } from '../server/src/policy/ast';
import type { PolicyType } from '../server/src/policy/policy-type';
import type { Value } from '../server/src/policy/value';
import { createReference } from '../server/src/reference/create-reference';
import { rules } from '../server/src/rules/index';
import type { Category } from '../server/src/rules/rule';
import { type ReportedFinding, runRules } from '../server/src/rules/run';
import { encloses, type Span } from '../server/src/text/span';
import { type Answer, type OracleCase, readCase, readExceptions } from './oracle/cases';
import { type CodeCount, printTable } from './oracle/table';

/**
 * Compares what the rules say under an Access Analyzer code with what Access Analyzer itself said of the same policies.
 * `npm run oracle -- [folder] [--positives]`; `--positives` for policies of which only the findings are known, not their absence.
 */

const root = path.resolve(__dirname, '../..');
const folder = path.resolve(
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? path.join(root, '../shared/corpus/access-analyzer'),
);
const positivesOnly = process.argv.includes('--positives');

/** A finding of ours under an Access Analyzer code. */
interface Claim {
  readonly codes: readonly string[];
  readonly category: Category;
  readonly rule: string;
  readonly path: string;
}

/** A place where the two differ. */
interface Difference {
  readonly kind: 'missed' | 'added';
  readonly policy: string;
  readonly code: string;
  readonly path: string;
  readonly category: Category | undefined;
}

const reference = createReference(readReferenceFolder(path.join(root, 'server/dist/data')));
const implemented = new Set(rules.flatMap(({ meta }) => (meta.sameAs ?? []).filter(isAccessAnalyzer).map(({ code }) => code)));
const counts = new Map<string, CodeCount>();
const differences: Difference[] = [];
const thrown = new Map<string, string>();
let clean = 0;

if (!existsSync(folder)) {
  console.log(`Skipped: there is no folder ${folder}.`);
  process.exit(0);
}
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
for (const file of files) {
  compare(readCase(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
}
process.exit(report());

function compare({ policy, type, document, answers }: OracleCase): void {
  const claims = claimsOn(document, type);
  clean += answers.length === 0 ? 1 : 0;
  for (const answer of answers) {
    const found = claims.some((claim) => matches(claim, answer));
    count(answer.code, found ? 'found' : 'missed');
    if (!found) {
      differences.push({ kind: 'missed', policy, code: answer.code, path: answer.paths.join(' '), category: undefined });
    }
  }
  for (const claim of positivesOnly ? [] : claims) {
    if (!answers.some((answer) => matches(claim, answer))) {
      const code = claim.codes[0] ?? claim.rule;
      count(code, 'added');
      differences.push({ kind: 'added', policy, code, path: claim.path, category: claim.category });
    }
  }
}

function claimsOn(document: unknown, type: PolicyType): readonly Claim[] {
  const { policies } = jsonHost.findPolicies(JSON.stringify(document, undefined, 2), type);
  return policies.flatMap((each) =>
    runRules(each, rules, reference, { onThrow: noteThrow }).flatMap((finding): Claim[] => {
      const codes = (finding.sameAs ?? finding.rule.sameAs ?? []).filter(isAccessAnalyzer).map(({ code }) => code);
      return codes.length === 0 ? [] : [{ codes, category: finding.rule.category, rule: finding.rule.name, path: pathOf(each, finding) }];
    }),
  );
}

function isAccessAnalyzer({ tool }: { readonly tool: string }): boolean {
  return tool === 'access-analyzer';
}

function noteThrow({ name }: { readonly name: string }, error: unknown): void {
  thrown.set(name, String(error));
}

/** Access Analyzer names every entry that takes part; we underline the one to change. The document as a whole has the empty path. */
function matches(claim: Claim, { code, paths }: Answer): boolean {
  return claim.codes.includes(code) && paths.some((each) => each === '' || each === claim.path);
}

/** The way to the token, in Access Analyzer's terms: a key and its value have the same one. */
function pathOf(document: PolicyDocument, { at }: ReportedFinding): string {
  return pathTo(document.root, at).join('/');
}

function pathTo(value: Value, at: Span): readonly string[] {
  if (value.kind === 'object') {
    for (const { key, value: inner } of value.members) {
      if (encloses(key.span, at)) {
        return [key.text];
      }
      if (inner !== undefined && encloses(inner.span, at)) {
        return [key.text, ...pathTo(inner, at)];
      }
    }
  }
  if (value.kind === 'array') {
    const index = value.items.findIndex((item) => encloses(item.span, at));
    const item = value.items[index];
    return item === undefined ? [] : [String(index), ...pathTo(item, at)];
  }
  return [];
}

function count(code: string, what: keyof CodeCount): void {
  const old = counts.get(code) ?? { found: 0, missed: 0, added: 0 };
  counts.set(code, { ...old, [what]: old[what] + 1 });
}

function report(): number {
  const exceptions = readExceptions(path.join(root, 'test/corpus/oracle-exceptions.json'));
  const used = new Set<(typeof exceptions)[number]>();
  const unexplained = differences.filter((difference) => {
    const exception = exceptions.find(
      ({ kind, policy, code, path: place }) =>
        kind === difference.kind &&
        policy === difference.policy &&
        code === difference.code &&
        (place ?? difference.path) === difference.path,
    );
    if (exception !== undefined) {
      used.add(exception);
    }
    return exception === undefined;
  });
  printTable(counts, implemented);
  console.log(
    `\n${files.length} policies, ${clean} of them clean; ${differences.length} differences, ${used.size} exceptions with a reason used.`,
  );
  for (const { kind, policy, code, path: place, category } of unexplained) {
    console.log(`${kind}: ${code} in ${policy} at ${place || 'the policy'}${category === undefined ? '' : ` (${category})`}`);
  }
  const stale = folder.endsWith('access-analyzer') ? exceptions.filter((exception) => !used.has(exception)) : [];
  for (const { policy, code } of stale) {
    console.log(`no longer needed: the exception for ${code} in ${policy}`);
  }
  for (const [rule, error] of thrown) {
    console.log(`threw: ${rule}: ${error}`);
  }
  return unexplained.length + stale.length + thrown.size > 0 ? 1 : 0;
}

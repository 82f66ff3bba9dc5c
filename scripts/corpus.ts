import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfLanguage } from '../server/src/hosts/index';
import { readReferenceFolder } from '../server/src/node/reference-source';
import { createReference } from '../server/src/reference/create-reference';
import { rules } from '../server/src/rules/index';
import { categories } from '../server/src/rules/rule';
import { type ReportedFinding, runRules } from '../server/src/rules/run';
import { latestManagedPolicies } from './managed-policies';

const root = path.resolve(__dirname, '../..');

/** Where the table of findings over AWS's managed policies is kept. */
export const corpusTable = path.join(root, 'test/corpus/aws-managed-policies.md');

interface Found {
  readonly policy: string;
  readonly finding: ReportedFinding;
}

/**
 * The findings over the newest version of every AWS managed policy, as a page to review: a count by rule, and each finding of
 * the categories that claim something is wrong, grouped by what it says.
 */
export function corpusPage(): string {
  const policies = latestManagedPolicies();
  const found = findAll(policies);
  const lines = [
    '# Findings on AWS managed policies',
    '',
    `What the rules say of the newest version of ${policies.length} policies that AWS publishes. Written by \`npm run corpus\`, compared by a test;`,
    'a change to a rule shows here, and is read before it lands. Every error here was judged true, with the reason beside its rule in',
    '[judgements.md](judgements.md).',
    '',
    '| rule | category | findings | policies |',
    '| --- | --- | --- | --- |',
    ...countsByRule(found),
    '',
    ...categories.filter((category) => category !== 'suggestion').flatMap((category) => section(category, found)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function findAll(policies: ReturnType<typeof latestManagedPolicies>): readonly Found[] {
  const reference = createReference(readReferenceFolder(path.join(root, 'server/dist/data')));
  const host = hostOfLanguage('json');
  return policies.flatMap(({ name, text }) =>
    (host?.findPolicies(text).policies ?? []).flatMap((document) =>
      runRules(document, rules, reference).map((finding) => ({ policy: name, finding })),
    ),
  );
}

function countsByRule(found: readonly Found[]): readonly string[] {
  return rules.map(({ meta }) => {
    const own = found.filter(({ finding }) => finding.rule === meta);
    return `| ${meta.name} | ${meta.category} | ${own.length} | ${new Set(own.map(({ policy }) => policy)).size} |`;
  });
}

/** Findings that say the same are one line, with the policies that have it; long lists of policies are cut. */
function section(category: string, found: readonly Found[]): readonly string[] {
  const groups = new Map<string, Set<string>>();
  for (const { policy, finding } of found) {
    if (finding.rule.category === category) {
      const key = `${finding.rule.name}: ${finding.message}`;
      groups.set(key, (groups.get(key) ?? new Set()).add(policy));
    }
  }
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, policies]) => `- ${what} — ${shorten([...policies])}`);
  return [`## ${category}`, '', ...(rows.length === 0 ? ['None.'] : rows), ''];
}

function shorten(policies: readonly string[]): string {
  const shown = policies.slice(0, 3).join(', ');
  return policies.length > 3 ? `${shown} and ${policies.length - 3} more` : shown;
}

if (require.main === module) {
  mkdirSync(path.dirname(corpusTable), { recursive: true });
  writeFileSync(corpusTable, corpusPage());
  console.log(`wrote ${path.relative(root, corpusTable)}`);
}

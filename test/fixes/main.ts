import { rules } from '../../server/src/rules/index';
import type { ReportedFinding } from '../../server/src/rules/run';
import { asYaml, corpusFolder, examples, managedPolicies, type Source } from './sources';
import { type Trial, tryFixes, trySafeFixes } from './try-fixes';

/** Of the corpora so many texts are tried in YAML too: one in this number. Every fixture runs in both. */
const yamlEvery = 8;

/**
 * Applies every fix of every finding, in the examples of the rules' pages and in all policies there are, JSON and YAML: `npm run fixes
 * [rule …]`. Prints what is wrong, then a table by rule; exits with 1 where anything is wrong. Takes minutes.
 */
function main(): void {
  const names = new Set(process.argv.slice(2));
  const isWanted = ({ rule }: ReportedFinding) => names.size === 0 || names.has(rule.name);
  const trials: Trial[] = [];
  let problems = 0;
  const tell = (what: string, problem: string | undefined) => {
    if (problem !== undefined) {
      problems++;
      console.log(`${what}: ${problem}`);
    }
  };
  for (const [set, sources] of sets()) {
    const texts = sources.flatMap((source, index) => [source, ...(set === 'examples' || index % yamlEvery === 0 ? [asYaml(source)] : [])]);
    for (const source of texts.filter((text) => text !== undefined)) {
      const own = tryFixes(source, isWanted);
      trials.push(...own);
      for (const { rule, title, problem } of own) {
        tell(`${rule.name}, "${title}", ${source.name}`, problem);
      }
      if (own.some(({ safety }) => safety === 'safe')) {
        tell(`all safe fixes, ${source.name}`, trySafeFixes(source).problem);
      }
    }
    console.log(`${set}: ${texts.length} texts, ${trials.length} fixes so far`);
  }
  printTable(trials);
  console.log(`\n${problems} problems`);
  process.exitCode = problems === 0 ? 0 : 1;
}

function sets(): readonly (readonly [string, readonly Source[]])[] {
  const folders = (['policies', 'access-analyzer', 'access-analyzer-history'] as const).flatMap((folder) => {
    const sources = corpusFolder(folder);
    if (sources === undefined) {
      console.log(`skipped, as it is absent: the corpus of ${folder}`);
    }
    return sources === undefined ? [] : [[folder, sources] as const];
  });
  return [['examples', examples()], ['AWS managed policies', managedPolicies()], ...folders];
}

function printTable(trials: readonly Trial[]): void {
  const width = Math.max(...rules.map(({ meta }) => meta.name.length));
  const row = (...[name = '', ...cells]: readonly string[]) =>
    console.log([name.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' '));
  row('rule', 'unsafe', 'safe', 'proved', 'sampled', 'rejected', 'wrong');
  for (const { meta } of rules) {
    const own = trials.filter(({ rule }) => rule === meta);
    const count = (is: (trial: Trial) => boolean) => String(own.filter(is).length);
    if (own.length > 0) {
      row(
        meta.name,
        count(({ safety }) => safety === 'unsafe'),
        count(({ safety }) => safety === 'safe'),
        count(({ sameness }) => sameness === 'proved'),
        count(({ sameness }) => sameness === 'sampled'),
        count(({ sameness }) => sameness === 'rejected'),
        count(({ problem }) => problem !== undefined),
      );
    }
  }
}

main();

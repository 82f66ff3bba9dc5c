import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/index';
import type { ReportedFinding } from '../../server/src/rules/run';
import { root } from '../support/repository';
import { fixTable } from './fix-table';
import { asYaml, catalogueCases, corpusFolder, examples, managedPolicies, type Source } from './sources';
import { type Trial, tryFixes, tryNarrowings, trySafeFixes } from './try-fixes';

/** Tried on the policy that each fix leaves which may narrow. */
const requests = 10_000;

/** Of the corpora so many texts are tried in YAML too: one in this number. Every fixture runs in both. */
const yamlEvery = 8;

/**
 * Applies every fix of every finding, in the examples of the rules' pages and in all policies there are, JSON and YAML: `npm run fixes
 * [rule …] [number]`, with a number in every so manieth of the real policies alone. Prints what is wrong, then a table by rule, and makes
 * docs/fixes.md of all that was tried; exits with 1 where anything is wrong. Takes minutes.
 */
function main(): void {
  const words = process.argv.slice(2);
  const sample = Number(words.find((word) => /^\d+$/.test(word)) ?? 1);
  const names = new Set(words.filter((word) => !/^\d+$/.test(word)));
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
    const chosen = sources.filter((_, index) => index % (set === 'examples' || set === 'catalogue' ? 1 : sample) === 0);
    const texts = chosen.flatMap((source, index) => [source, ...(set === 'examples' || index % yamlEvery === 0 ? [asYaml(source)] : [])]);
    for (const source of texts.filter((text) => text !== undefined)) {
      const own = [...tryFixes(source, requests, isWanted), ...(names.size === 0 ? tryNarrowings(source, requests) : [])];
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
  if (names.size === 0) {
    writeFileSync(path.join(root, 'docs', 'fixes.md'), fixTable(trials, sample));
  }
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
  const cases = catalogueCases();
  if (cases === undefined) {
    console.log('skipped, as it is absent: the catalogue of fixes');
  }
  return [
    ['examples', examples()],
    ...(cases === undefined ? [] : [['catalogue', cases] as const]),
    ['AWS managed policies', managedPolicies()],
    ...folders,
  ];
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

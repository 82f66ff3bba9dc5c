import assert from 'node:assert/strict';
import { corpusFolder, examples, managedPolicies, type Source } from './sources';
import { type Trial, tryFixes, trySafeFixes } from './try-fixes';

/** Every so manieth policy of a corpus; `npm run fixes` takes them all. Primes, so that neighbours of one service are not all left out. */
const samples = { managed: 61, policies: 29, 'access-analyzer': 53 } as const;

const every = (sources: readonly Source[], step: number) => sources.filter((_, index) => index % step === 7);

describe('a fix, applied alone: its finding goes, none as grave comes, the text parses, a safe one changes no grant, and none that narrows broadens', function () {
  this.timeout(120_000);

  const check = (sources: readonly Source[], least: number): void => {
    const trials = sources.flatMap((source) =>
      tryFixes(source, 300).map((trial): Trial & { readonly source: string } => ({ ...trial, source: source.name })),
    );
    const problems = trials.flatMap(({ rule, title, source, problem }) =>
      problem === undefined ? [] : [`${rule.name}, "${title}", ${source}: ${problem}`],
    );
    assert.deepEqual(problems, []);
    assert.ok(trials.length >= least, `only ${trials.length} fixes were tried`);
  };

  it('in the examples of every page', () => check(examples(), 250));

  it('in some of AWS managed policies', () => check(every(managedPolicies(), samples.managed), 30));

  for (const folder of ['policies', 'access-analyzer'] as const) {
    const sources = corpusFolder(folder);
    const test = sources === undefined ? it.skip : it;
    test(`in some of the corpus of ${folder} (skipped where it is absent)`, () => check(every(sources ?? [], samples[folder]), 10));
  }
});

describe('all safe fixes together', function () {
  this.timeout(120_000);

  it('come to an end, mostly at once, and change no grant, in the examples of every page', () => {
    const outcomes = examples().map((source) => ({ name: source.name, ...trySafeFixes(source) }));
    assert.deepEqual(
      outcomes.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`])),
      [],
    );
    const late = outcomes.filter(({ rounds }) => rounds > 1);
    assert.ok(late.length < outcomes.length / 50, late.map(({ name, rounds }) => `${name}: ${rounds} rounds`).join('\n'));
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { latestManagedPolicies } from '../../scripts/managed-policies';
import type { Refactoring } from '../../server/src/features/refactor/refactoring';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { sortAll } from '../../server/src/features/refactor/sort-lists';
import { hostOfLanguage } from '../../server/src/hosts/index';
import type { PolicyDocument } from '../../server/src/policy/ast';
import type { PolicyType } from '../../server/src/policy/policy-type';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { compare } from '../../server/src/semantics/inclusion/compare';
import { applyEdits } from '../../server/src/text/edit';
import { blockYaml, isJson } from '../support/as-yaml';
import { readFixtures } from '../support/fixture';
import { fixturePages } from '../support/fixture-pages';
import { readMarked } from '../support/markers';
import { bucketPolicy, identityPolicy } from '../support/policies-to-narrow';
import { reference } from '../support/reference';
import { root } from '../support/repository';

interface Tally {
  readonly kinds: Map<string, number>;
  undecided: number;
}

const policiesIn = (language: string, text: string, type?: PolicyType) => hostOfLanguage(language)?.findPolicies(text, type).policies ?? [];

/** Some of AWS's managed policies, none of the longest. */
const managed = (step: number) => latestManagedPolicies().filter(({ text }, index) => index % step === 0 && text.length < 4000);

/** Every refactoring that is offered anywhere in the document, each once. */
function everywhere(document: PolicyDocument): readonly Refactoring[] {
  const places = document.statements.flatMap(({ elements, span }) => [
    span.start,
    ...elements.flatMap(({ value }) => (value === undefined ? [] : [value.span.start, value.span.start + 1, value.span.end - 1])),
  ]);
  const offered = places.flatMap((at) => refactorings(document, { start: at, end: at }, reference));
  return [...new Map(offered.map((each) => [JSON.stringify([each.title, each.edits]), each])).values()];
}

/** The rules that call something an error or a warning. Where, an edit changes. */
function complaints(document: PolicyDocument): ReadonlySet<string> {
  const found = runRules(document, rules, reference).filter(({ rule }) => rule.category !== 'suggestion');
  return new Set(found.map(({ rule }) => rule.name));
}

/** Say of named actions what is true of some of a wildcard's, or is said of the wildcard by other rules. */
const saidOfNames: ReadonlySet<string> = new Set([
  'broad-write-access',
  'broad-credential-access',
  'broad-data-access',
  'broad-sharing-access',
  'broad-tampering-access',
  'likely-privilege-escalation',
  'mismatched-resource',
  'mismatched-role-action',
  'privilege-escalation',
  'sensitive-wildcard',
  'unlimited-key-grants',
  'wildcard-pass-role',
  'wildcard-service-linked-role',
]);

/** A title that speaks of AWS's future is the only one after which the meaning may change with it. */
const ofToday = /today|when AWS adds|what AWS adds/;

/** What one finding tells of a statement with several risks, others tell of its parts. */
const apart = /^(Split|Move)/;

/** What the decision engine may spend on one question: enough for every policy here that it understands at all. */
const budget = { steps: 500_000, branches: 2000 };

/** The meaning is proved to be the same, or not understood and never shown to differ; and nothing is newly complained of. */
function check(language: string, text: string, index: number, type: PolicyType | undefined, tally: Tally): void {
  const before = policiesIn(language, text, type)[index];
  assert.ok(before);
  const known = complaints(before);
  for (const { title, kind, edits } of everywhere(before)) {
    const changed = applyEdits(text, edits);
    const after = policiesIn(language, changed, type)[index];
    const shown = `${title}\n${text}\n→\n${changed}`;
    assert.ok(after, shown);
    if (language === 'json' && isJson(text)) {
      assert.ok(isJson(changed), shown);
    }
    const { verdict, world, newlyAllows, noLongerAllows } = compare(after, before, reference, { budget });
    assert.ok(verdict === 'equivalent' || verdict === 'unknown', `${verdict} ${JSON.stringify(newlyAllows ?? noLongerAllows)}: ${shown}`);
    assert.ok(verdict === 'unknown' || world === 'open' || ofToday.test(title), `changes when AWS adds actions: ${shown}`);
    const isSaidSo = (rule: string) => saidOfNames.has(rule) && (ofToday.test(title) || apart.test(title));
    const added = [...complaints(after)].filter((rule) => !known.has(rule) && !isSaidSo(rule));
    assert.deepEqual(added, [], shown);
    tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1);
    tally.undecided += verdict === 'unknown' ? 1 : 0;
  }
}

describe('each refactoring keeps what a policy means, and adds no error or warning', function () {
  this.timeout(120_000);

  it('of AWS managed policies', () => {
    const tally: Tally = { kinds: new Map(), undecided: 0 };
    for (const { text } of managed(97)) {
      check('json', text, 0, 'identity-based', tally);
    }
    assert.equal(tally.undecided, 0);
    assert.ok(tally.kinds.size > 5, [...tally.kinds].join());
  });

  for (const [type, policies] of [
    ['identity-based', identityPolicy],
    ['resource-based', bucketPolicy],
  ] as const) {
    it(`of random ${type} policies, in JSON and YAML`, () => {
      const tally: Tally = { kinds: new Map(), undecided: 0 };
      fc.assert(
        fc.property(policies, (policy) => {
          const text = JSON.stringify(policy, null, 2);
          check('json', text, 0, type, tally);
          check('yaml', blockYaml(text) ?? '', 0, type, tally);
        }),
        { numRuns: 25, seed: 20_261_125 },
      );
      assert.equal(tally.undecided, 0);
      assert.ok(tally.kinds.size > 4, [...tally.kinds].join());
    });
  }

  it('of every fixture', () => {
    const tally: Tally = { kinds: new Map(), undecided: 0 };
    const inputs = new Map(
      fixturePages().flatMap((page) =>
        readFixtures(readFileSync(path.join(root, page), 'utf8')).map(({ language, type, input }) => {
          const { text } = readMarked(input.lines);
          return [`${language} ${text}`, { language, type, text }] as const;
        }),
      ),
    );
    for (const { language, type, text } of inputs.values()) {
      for (const index of policiesIn(language, text, type).keys()) {
        check(language, text, index, type, tally);
      }
    }
    const tried = [...tally.kinds.values()].reduce((sum, count) => sum + count, 0);
    assert.ok(tally.undecided * 5 < tried, `${tally.undecided} of ${tried} were not decided`);
  });
});

describe('sorting all lists of a file', () => {
  it('leaves nothing to sort, and says the same', () => {
    for (const { text } of managed(31)) {
      const sorted = applyEdits(text, sortAll(policiesIn('json', text)));
      assert.deepEqual(sortAll(policiesIn('json', sorted)), []);
      assert.deepEqual(sets(JSON.parse(sorted)), sets(JSON.parse(text)));
    }
  });
});

/** The value with each list of strings in one order, each string once. */
function sets(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sets);
    return items.every((item) => typeof item === 'string') ? [...new Set(items)].sort() : items;
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sets(member)]))
    : value;
}

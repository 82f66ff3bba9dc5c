import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { rules } from '../../server/src/rules/index';
import { runRules } from '../../server/src/rules/run';
import { policyTypeSuggestedByPath } from '../../server/src/settings/policy-type-of-path';
import { reference } from '../support/reference';
import { root } from '../support/repository';

/** Real policies from public repositories; kept outside of this one. */
const corpus = path.join(root, '../shared/corpus');

describe('errors found in public policies', function () {
  this.timeout(60_000);
  const test = existsSync(path.join(corpus, 'policies')) ? it : it.skip;

  test('have been judged, each by a person, and none of them is false (skipped where the corpus is absent)', () => {
    const judged = judgedErrors();
    assert.ok(judged.size > 100);
    assert.deepEqual([...errorsFound()].filter((error) => !judged.has(error)).sort(), []);
  });
});

/** `file:line rule` of each row of the first table whose verdict is "true". */
function judgedErrors(): ReadonlySet<string> {
  const page = readFileSync(path.join(root, 'test/corpus/public-policies-judgements.md'), 'utf8');
  const errors = page.slice(page.indexOf('## Errors'), page.indexOf('## Warnings'));
  const rows = errors.matchAll(/^\| (\S+) \| ([\d, ]+) \| (\S+) \| true \|/gm);
  return new Set([...rows].flatMap(([, file, lines = '', rule]) => lines.split(', ').map((line) => `${file}:${line} ${rule}`)));
}

function errorsFound(): ReadonlySet<string> {
  const index = JSON.parse(readFileSync(path.join(corpus, 'index.json'), 'utf8')) as readonly {
    readonly file: string;
    readonly path: string;
  }[];
  const places = new Map(index.map((entry) => [path.basename(entry.file), entry.path]));
  const found = new Set<string>();
  for (const file of readdirSync(path.join(corpus, 'policies'))) {
    const text = readFileSync(path.join(corpus, 'policies', file), 'utf8');
    for (const document of policiesOf(text, places.get(file) ?? file)) {
      for (const { at, rule } of runRules(document, rules, reference)) {
        if (rule.category === 'error') {
          found.add(`${file}:${text.slice(0, at.start).split('\n').length} ${rule.name}`);
        }
      }
    }
  }
  return found;
}

/** Of the type that the file's place in its own repository tells, as in an editor. */
function policiesOf(text: string, place: string) {
  const host = hostOfLanguage('json');
  const policies = host?.findPolicies(text).policies ?? [];
  const type = policyTypeSuggestedByPath(place, text, policies);
  return type === undefined ? policies : (host?.findPolicies(text, type).policies ?? []);
}

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { latestManagedPolicies } from '../../scripts/managed-policies';
import { hostOfLanguage } from '../../server/src/hosts/index';
import { changingEveryOfType, changingEverywhere } from '../../server/src/semantics/grants/broad-changes';
import { readingEverywhere } from '../../server/src/semantics/grants/broad-reads';
import { reference } from '../support/reference';
import { root } from '../support/repository';

/** Real files from public repositories; kept outside of this one. */
const corpus = path.join(root, '../shared/corpus');

/** Every action that a finding about a missing ARN speaks of, as `ec2:DescribeInstances`, with how many findings there are. */
function spokenOf(language: string, text: string): { readonly actions: ReadonlySet<string>; readonly findings: number } {
  const found = (hostOfLanguage(language)?.findPolicies(text).policies ?? []).flatMap((document) =>
    document.statements.flatMap((statement) => [
      changingEverywhere(reference, document, statement)?.actions ?? [],
      changingEveryOfType(reference, document, statement)?.actions ?? [],
      readingEverywhere(reference, document, statement)?.actions ?? [],
    ]),
  );
  const actions = found.flat().map(({ servicePrefix, name }) => `${servicePrefix}:${name}`);
  return { actions: new Set(actions), findings: found.filter((each) => each.length > 0).length };
}

function assertScopable(texts: readonly (readonly [language: string, text: string])[], least: number): void {
  const all = texts.map(([language, text]) => spokenOf(language, text));
  const actions = new Set(all.flatMap((each) => [...each.actions]));
  const unscopable = [...actions].filter((name) => {
    const [prefix = '', action = ''] = name.split(':');
    return reference.action(prefix, action)?.resourceTypes.length === 0;
  });
  assert.deepEqual(unscopable, []);
  assert.ok(all.reduce((sum, { findings }) => sum + findings, 0) > least);
}

describe('an action without resource-level permissions', function () {
  this.timeout(120_000);
  const test = existsSync(corpus) ? it : it.skip;

  it('is never blamed for `*`, in any AWS managed policy', () => {
    assertScopable(
      latestManagedPolicies().map(({ text }) => ['json', text]),
      600,
    );
  });

  test('is never blamed for `*`, in any public policy or template (skipped where the corpus is absent)', () => {
    const folders = ['policies', 'cloudformation', 'serverless'];
    const texts = folders.flatMap((folder) =>
      readdirSync(path.join(corpus, folder)).map((file): [string, string] => [
        /\.ya?ml$/.test(file) ? 'yaml' : 'json',
        readFileSync(path.join(corpus, folder, file), 'utf8'),
      ]),
    );
    assert.ok(texts.length > 1000);
    assertScopable(texts, 200);
  });
});

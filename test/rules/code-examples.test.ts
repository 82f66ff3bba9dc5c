import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/index';
import type { Equivalent, RuleModule } from '../../server/src/rules/rule';
import { subjectOf } from '../support/check-fixture';
import { readFixtures } from '../support/fixture';
import { readMarked } from '../support/markers';
import { reference } from '../support/reference';
import { root } from '../support/repository';

/** The Access Analyzer codes that the findings in each example of the rule's page claim; empty for an example that passes. */
function codesByExample(rule: RuleModule): readonly ReadonlySet<string>[] {
  const page = readFileSync(path.join(root, `docs/rules/${rule.meta.name}.md`), 'utf8');
  return readFixtures(page).map((fixture) => {
    const { text } = readMarked(fixture.input.lines);
    const { findings } = subjectOf(fixture.language, text, undefined, fixture, { reference, rules: [rule] });
    return new Set(findings.flatMap(({ sameAs }) => codesOf(sameAs ?? only(rule))));
  });
}

/** What a finding claims that does not say so itself; of several codes it has to say which. */
function only({ meta }: RuleModule): readonly Equivalent[] | undefined {
  return codesOf(meta.sameAs).length === 1 ? meta.sameAs : undefined;
}

function codesOf(equivalents: readonly Equivalent[] | undefined): readonly string[] {
  return (equivalents ?? []).filter(({ tool }) => tool === 'access-analyzer').map(({ code }) => code);
}

describe('each code of IAM Access Analyzer that a rule claims', () => {
  const claims = rules.flatMap((rule) => codesOf(rule.meta.sameAs).map((code) => ({ rule, code })));
  const examples = new Map(rules.map((rule) => [rule, codesByExample(rule)] as const));

  it('has an example on the page of its rule that fails with it', () => {
    const without = claims.filter(({ rule, code }) => !examples.get(rule)?.some((codes) => codes.has(code)));
    assert.ok(claims.length > 140);
    assert.deepEqual(
      without.map(({ rule, code }) => `${code} (${rule.meta.name})`),
      [],
    );
  });

  it('has an example on the page of its rule that passes', () => {
    const without = claims.filter(({ rule, code }) => !examples.get(rule)?.some((codes) => !codes.has(code)));
    assert.deepEqual(
      without.map(({ rule, code }) => `${code} (${rule.meta.name})`),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/rules/index';
import { loadReference } from './reference/load-reference';
import { blockYaml, findingsOf, fixedValues, isJson } from './support/as-yaml';
import { type Answer, answersTo, type Engine, subjectOf } from './support/check-fixture';
import { type Fixture, type Lines, readFixtures, rewritePage } from './support/fixture';
import { fixturePages } from './support/fixture-pages';
import { readMarked } from './support/markers';
import { root } from './support/repository';

const update = process.env['UPDATE_FIXTURES'] === '1';

describe('fixtures', () => {
  const engine: Engine = { reference: loadReference(), rules };
  for (const file of fixturePages()) {
    describe(file, () => {
      const page = readFileSync(path.join(root, file), 'utf8');
      const only = rules.find(({ meta }) => file === `docs/rules/${meta.name}.md`);
      const pageEngine = only === undefined ? engine : { ...engine, rules: [only] };
      const changed: Answer[] = [];
      for (const fixture of readFixtures(page)) {
        it(fixture.name, () => {
          const answers = answersTo(fixture, engine, only);
          if (update) {
            changed.push(...answers.filter(differs));
          } else {
            assert.equal(shown(answers.map(({ lines }) => lines)), shown(answers.map(({ old }) => old.lines)));
          }
        });
        if (fixture.language === 'json' && isJson(readMarked(fixture.input.lines).text)) {
          it(`${fixture.name} (as YAML)`, () => sameInYaml(fixture, pageEngine, only));
        }
      }
      after(() => {
        if (changed.length > 0) {
          writeFileSync(path.join(root, file), rewritePage(page, changed));
        }
      });
    });
  }
});

/** JSON is YAML too, so the very text is read as YAML; and once more in the style that people write. */
function sameInYaml(fixture: Fixture, engine: Engine, only: Engine['rules'][number] | undefined): void {
  const { text, cursor } = readMarked(fixture.input.lines);
  const json = subjectOf('json', text, cursor, fixture, engine);
  assertSameAnswers(fixture, engine, only);
  const block = blockYaml(text);
  if (cursor === undefined && block !== undefined) {
    const yaml = subjectOf('yaml', block, undefined, fixture, engine);
    assert.deepEqual(findingsOf(yaml), findingsOf(json), block);
    assert.deepEqual(fixedValues(yaml), fixedValues(json), block);
  }
}

function assertSameAnswers(fixture: Fixture, engine: Engine, only: Engine['rules'][number] | undefined): void {
  const others = fixture.expected.filter(({ kind }) => kind === 'feature');
  const asked = { ...fixture, expected: others };
  const [inJson, inYaml] = [asked, { ...asked, language: 'yaml' }].map((each) => answersTo(each, engine, only).map(({ lines }) => lines));
  assert.equal(shown(inYaml ?? []), shown(inJson ?? []));
}

function differs({ old, lines }: Answer): boolean {
  return old.lines.join('\n') !== lines.join('\n');
}

function shown(fences: readonly Lines['lines'][]): string {
  return fences.map((lines) => lines.join('\n')).join('\n---\n');
}

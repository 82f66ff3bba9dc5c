import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/text/edit';
import { subjectOf } from '../support/check-fixture';
import { type Fixture, readFixtures } from '../support/fixture';
import { readMarked } from '../support/markers';
import { reference } from '../support/reference';
import { root } from '../support/repository';

describe('the fixes of each rule', () => {
  for (const rule of rules) {
    const engine = { reference, rules: [rule] };
    const read = (fixture: Fixture, text: string) => subjectOf(fixture.language, text, undefined, fixture, engine);
    const inputs = () =>
      readFixtures(readFileSync(path.join(root, `docs/rules/${rule.meta.name}.md`), 'utf8')).map((fixture) => ({
        fixture,
        subject: read(fixture, readMarked(fixture.input.lines).text),
      }));

    it(`${rule.meta.name}: there are fixes ${rule.meta.fix}, as it says`, () => {
      const numbers = inputs().flatMap(({ subject }) => subject.findings.map(({ fixes }) => fixes?.(subject.known).length ?? 0));
      assert.equal(
        numbers.some((number) => number > 0),
        rule.meta.fix !== 'never',
      );
      assert.ok(rule.meta.fix !== 'always' || numbers.every((number) => number > 0));
    });

    it(`${rule.meta.name}: each fix settles what it was offered for`, () => {
      for (const { fixture, subject } of inputs()) {
        const times = (findings: typeof subject.findings, message: string) =>
          findings.filter((finding) => finding.message === message).length;
        for (const finding of subject.findings) {
          for (const { title, edits } of finding.fixes?.(subject.known) ?? []) {
            const fixed = applyEdits(subject.text, edits);
            assert.ok(
              times(read(fixture, fixed).findings, finding.message) < times(subject.findings, finding.message),
              `${title}:\n${fixed}`,
            );
          }
        }
      }
    });
  }
});

import assert from 'node:assert/strict';
import { codeActions } from '../../server/src/features/code-actions';
import { fixAll, sharedActions } from '../../server/src/features/fix-all';
import type { Fix } from '../../server/src/rules/rule';
import type { ReportedFinding } from '../../server/src/rules/run';
import { noValues } from '../../server/src/semantics/values-in-use';
import { tabStop } from '../../server/src/text/tab-stop';

describe('code actions', () => {
  const replace = (title: string, start: number, end: number, newText: string, safety: Fix['safety'] = 'safe'): Fix => ({
    title,
    safety,
    edits: [{ span: { start, end }, newText }],
  });
  const rule = { name: 'a-rule', summary: '', category: 'warning', fix: 'sometimes', since: '0.1.0' } as const;
  const finding = (start: number, end: number, ...fixes: readonly Fix[]): ReportedFinding => ({
    at: { start, end },
    message: 'wrong',
    fixes: () => fixes,
    rule,
    severity: 'warning',
  });
  const titles = (findings: readonly ReportedFinding[], start: number, end = start) =>
    codeActions(findings, { start, end }, noValues).map(({ title, preferred }) => (preferred ? `* ${title}` : title));

  it('are those of the findings at the cursor, its ends included', () => {
    const findings = [finding(5, 10, replace('A', 5, 10, 'a')), finding(20, 25, replace('B', 20, 25, 'b'))];
    assert.deepEqual(titles(findings, 5), ['* A']);
    assert.deepEqual(titles(findings, 10), ['* A']);
    assert.deepEqual(titles(findings, 11), []);
    assert.deepEqual(titles(findings, 0, 30), ['* A', '* B']);
  });

  it('prefer only the single safe fix of a finding', () => {
    assert.deepEqual(titles([finding(0, 4, replace('A', 0, 4, 'a'), replace('B', 0, 4, 'b'))], 1), ['A', 'B']);
    assert.deepEqual(titles([finding(0, 4, replace('A', 0, 4, 'a', 'unsafe'), replace('B', 0, 4, 'b'))], 1), ['A', '* B']);
    assert.deepEqual(titles([finding(0, 4, replace('A', 0, 4, 'a', 'unsafe'))], 1), ['A']);
  });

  it('offer the same change once', () => {
    assert.deepEqual(titles([finding(0, 4, replace('A', 0, 4, 'a')), finding(2, 6, replace('A', 0, 4, 'a'))], 3), ['* A']);
  });

  it('say which fixes narrow', () => {
    const narrowing = { ...replace('A', 0, 4, 'a', 'unsafe'), narrows: true };
    assert.deepEqual(
      codeActions([finding(0, 4, narrowing)], { start: 0, end: 0 }, noValues).map(({ claim }) => claim.narrows),
      [true],
    );
  });

  it('fix at once what is safe and leaves nothing to choose or fill in', () => {
    const edits = fixAll([
      finding(30, 34, replace('D', 30, 34, 'd')),
      finding(0, 4, replace('A', 0, 4, 'a')),
      finding(5, 9, replace('unsafe', 5, 9, 'x', 'unsafe')),
      finding(10, 14, replace('one', 10, 14, 'x'), replace('two', 10, 14, 'y')),
      finding(15, 19, replace('to fill in', 15, 19, tabStop('Name'))),
      finding(20, 24),
    ]);
    assert.deepEqual(edits, [
      { span: { start: 0, end: 4 }, newText: 'a' },
      { span: { start: 30, end: 34 }, newText: 'd' },
    ]);
  });

  it('leave of two fixes of one place the second for later', () => {
    const texts = (findings: readonly ReportedFinding[]) => fixAll(findings).map(({ newText }) => newText);
    assert.deepEqual(texts([finding(0, 4, replace('A', 0, 4, 'a')), finding(2, 6, replace('B', 2, 6, 'b'))]), ['a']);
    assert.deepEqual(texts([finding(0, 4, replace('A', 4, 4, 'a')), finding(2, 6, replace('B', 4, 4, 'b'))]), ['a']);
    assert.deepEqual(texts([finding(0, 4, replace('A', 0, 4, 'a')), finding(0, 4, replace('A', 0, 4, 'a'))]), ['a']);
    assert.deepEqual(texts([finding(0, 4, replace('A', 0, 4, 'a')), finding(4, 8, replace('B', 4, 8, 'b'))]), ['a', 'b']);
  });

  it('fix what one list has too much of in one go, and prefer to take out what was asked about', () => {
    const whole: Fix = { ...replace('Remove both', 0, 9, ''), settlesOthers: true };
    const findings = [finding(0, 4, replace('Remove A', 0, 4, ''), whole), finding(5, 9, replace('Remove B', 4, 9, ''), whole)];
    assert.deepEqual(titles(findings, 1), ['* Remove A', 'Remove both']);
    assert.deepEqual(fixAll(findings), whole.edits);
  });

  describe('about all of a kind', () => {
    const shared = (findings: readonly ReportedFinding[], start: number, end = start) =>
      sharedActions(findings, { start, end }, noValues).map(({ title, edits }) => [
        title,
        edits()
          .map(({ newText }) => newText)
          .join(),
      ]);

    it('make every safe fix of the rule', () => {
      const findings = [finding(0, 4, replace('A', 0, 4, 'a')), finding(5, 9, replace('B', 5, 9, 'b')), finding(10, 14)];
      assert.deepEqual(shared(findings, 1), [['Fix all `a-rule` findings in this file', 'a,b']]);
      assert.deepEqual(shared(findings, 12), []);
      assert.equal(shared(findings, 0, 14).length, 1);
    });

    it('make the same fix where it is best and not safe', () => {
      const unsafe = (title: string, start: number) => finding(start, start + 4, replace(title, start, start + 4, title, 'unsafe'));
      const findings = [unsafe('A', 0), unsafe('A', 5), unsafe('B', 10)];
      assert.deepEqual(shared(findings, 1), [['A, everywhere in this file', 'A,A']]);
      assert.deepEqual(shared(findings, 11), []);
    });

    it('are not offered for another rule, or for what is to be filled in; of several safe ones the first is', () => {
      const other = { ...finding(5, 9, replace('B', 5, 9, 'b')), rule: { ...rule, name: 'another' } };
      assert.deepEqual(shared([finding(0, 4, replace('A', 0, 4, 'a')), other], 1), []);
      const choice = (start: number) => finding(start, start + 4, replace('A', start, start + 4, 'a'), replace('B', start, start + 4, 'b'));
      assert.deepEqual(shared([choice(0), choice(5)], 1), [['A, everywhere in this file', 'a,a']]);
      const open = (start: number) => finding(start, start + 4, replace('A', start, start + 4, tabStop('Name')));
      assert.deepEqual(shared([open(0), open(5)], 1), []);
    });
  });
});

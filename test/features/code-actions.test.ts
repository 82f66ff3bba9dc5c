import assert from 'node:assert/strict';
import { codeActions, fixAll } from '../../server/src/features/code-actions';
import type { Fix } from '../../server/src/rules/rule';
import type { ReportedFinding } from '../../server/src/rules/run';
import { tabStop } from '../../server/src/text/tab-stop';

describe('code actions', () => {
  const replace = (title: string, start: number, end: number, newText: string, safety: Fix['safety'] = 'safe'): Fix => ({
    title,
    safety,
    edits: [{ span: { start, end }, newText }],
  });
  const finding = (start: number, end: number, ...fixes: readonly Fix[]): ReportedFinding => ({
    at: { start, end },
    message: 'wrong',
    fixes: () => fixes,
    rule: { name: 'a-rule', summary: '', category: 'warning', fix: 'sometimes', since: '0.1.0' },
    severity: 'warning',
  });
  const titles = (findings: readonly ReportedFinding[], start: number, end = start) =>
    codeActions(findings, { start, end }).map(({ title, preferred }) => (preferred ? `* ${title}` : title));

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
      codeActions([finding(0, 4, narrowing)], { start: 0, end: 0 }).map(({ narrows }) => narrows),
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
});
